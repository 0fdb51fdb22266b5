import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { AdmissionMode } from '../meetings/admission.entity.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import { type AdmissionWindow, givesFreedSeats, type MeetingWindow, meetingWindow, type SeatCount } from './registration-rules.js';
import {
  COUNT_SEATS,
  EXPIRE_HOLDS,
  FIRST_IN_LINE,
  GIVE_UP_OTHER_SEATS,
  LEAVE_OTHER_LINES,
  LOCK_SEATS,
  LOCK_SEATS_OF_MANY,
  PROMOTE,
  READ_SEATS,
} from './registration-seats.queries.js';

export interface MeetingOfChoice {
  id: string;
  processId: string;
  /** Null: it has no alternatives. */
  sessionId: string | null;
  /** Whether it may be known to others than its staff. */
  published: boolean;
  window: MeetingWindow;
}

export interface AdmissionOfChoice extends AdmissionWindow {
  id: string;
  title: LocalizedText;
  mode: AdmissionMode;
  meeting: MeetingOfChoice;
  quota: QuotaOfChoice;
}

export interface QuotaOfChoice extends SeatCount {
  id: string;
  allowedOver: number;
  meeting: MeetingOfChoice;
}

/** The seats between which people choose: of a meeting and of its session's alternatives, as they were after the lock. */
export interface LockedSeats {
  meetings: Map<string, MeetingOfChoice>;
  admissions: Map<string, AdmissionOfChoice>;
  quotas: Map<string, QuotaOfChoice>;
}

/** A person moved from the waiting list to a seat. */
export interface Promotion {
  registrationId: string;
  /** The other meeting in which the person gave up a seat for it; null: had none, or in the same meeting. */
  leftMeetingId: string | null;
}

interface SeatsRow {
  meeting_id: string;
  process_id: string;
  session_id: string | null;
  status: MeetingStatus;
  starts_at: string | null;
  ends_at: string | null;
  latest: string | null;
  timezone: string;
  published: boolean;
  admission_id: string;
  title: LocalizedText;
  mode: AdmissionMode;
  audience: AdmissionWindow['audience'];
  opens_at: string | null;
  closes_at: string | null;
  waiting_list: boolean;
  quota_id: string;
  seats: number | null;
  taken: number;
  allowed_over: number;
  somebody_waits: boolean;
}

interface PlaceRow {
  id: string;
  person_id: string;
  meeting_id: string;
  quota_id: string;
}

/**
 * Locks the quotas of a meeting and of its alternatives until the transaction ends, then reads them. Nobody else moves
 * registrations there in the meantime. Waits 3 seconds at most (lock_timeout).
 *
 * @returns  empty maps for an unknown meeting, or one without admissions
 */
export async function lockSeats(em: EntityManager, meetingId: string): Promise<LockedSeats> {
  await runSql(em, LOCK_SEATS, [meetingId]);
  return readSeats(em, meetingId);
}

/**
 * Locks the seats of several meetings at once, in one order for everybody, and reads them.
 *
 * @returns  what {@link lockSeats} does, by meeting
 */
export async function lockSeatsOfMany(em: EntityManager, meetingIds: readonly string[]): Promise<Map<string, LockedSeats>> {
  await runSql(em, LOCK_SEATS_OF_MANY, [meetingIds]);
  const seats = new Map<string, LockedSeats>();
  for (const id of new Set(meetingIds)) seats.set(id, await readSeats(em, id));
  return seats;
}

/** Reads them again, after they changed in the transaction that holds the lock. */
export async function readSeats(em: EntityManager, meetingId: string): Promise<LockedSeats> {
  const rows = await runSql<SeatsRow>(em, READ_SEATS, [meetingId]);
  const seats: LockedSeats = { meetings: new Map(), admissions: new Map(), quotas: new Map() };
  for (const row of rows) {
    const meeting = seats.meetings.get(row.meeting_id) ?? meetingOf(row);
    const quota = seats.quotas.get(row.quota_id) ?? quotaOf(row, meeting);
    seats.meetings.set(meeting.id, meeting);
    seats.quotas.set(quota.id, quota);
    seats.admissions.set(row.admission_id, {
      id: row.admission_id,
      meeting,
      quota,
      title: row.title,
      mode: row.mode,
      audience: row.audience,
      opensAt: instant(row.opens_at),
      closesAt: instant(row.closes_at),
      waitingList: row.waiting_list,
    });
  }
  return seats;
}

/** Adds to and takes from the counters of quotas. The lock must be held. @param changes  quota and how many seats more */
export async function countSeats(em: EntityManager, changes: readonly (readonly [quotaId: string, seats: number])[]): Promise<void> {
  if (changes.length === 0) return;
  await runSql(em, COUNT_SEATS, [changes.map(([quotaId]) => quotaId), changes.map(([, seats]) => seats)]);
}

/**
 * Gives every free seat to the first in its line who has confirmed the address; whoever held another seat of the same
 * choice gives it up, and the first in line there moves up in turn. The lock must be held.
 */
export async function promoteFirstInLine(em: EntityManager, seats: LockedSeats, now: Date): Promise<Promotion[]> {
  const quotas = [...seats.quotas.values()].filter(({ meeting }) => givesFreedSeats(meeting.window, now)).map(({ id }) => id);
  const promotions: Promotion[] = [];
  for (;;) {
    const first = await runSql<PlaceRow>(em, FIRST_IN_LINE, [quotas]);
    if (first.length === 0) return promotions;
    promotions.push(...(await seatWaiting(em, seats, first, now)));
  }
}

/** Seats people who wait, whoever is ahead of them; they wait for nothing else of the choice then. The lock must be held, and the seats be there. */
export async function seatWaiting(em: EntityManager, seats: LockedSeats, waiting: readonly PlaceRow[], now: Date): Promise<Promotion[]> {
  const people = waiting.map(({ person_id }) => person_id);
  const givenUp = await runSql<PlaceRow>(em, GIVE_UP_OTHER_SEATS, [people, [...seats.quotas.keys()], now]);
  await runSql(em, PROMOTE, [waiting.map(({ id }) => id), now]);
  await runSql(em, LEAVE_OTHER_LINES, [people, [...seats.quotas.keys()], now]);
  await countSeats(em, [
    ...givenUp.map(({ quota_id }) => [quota_id, -1] as const),
    ...waiting.map(({ quota_id }) => [quota_id, 1] as const),
  ]);
  return waiting.map(({ id, person_id, meeting_id }) => {
    const left = givenUp.find((place) => place.person_id === person_id)?.meeting_id;
    return { registrationId: id, leftMeetingId: left === undefined || left === meeting_id ? null : left };
  });
}

/** Ends the holds that have run out, so that their seats are free. The lock must be held. @returns the registrations */
export async function expireHolds(em: EntityManager, seats: LockedSeats, now: Date): Promise<string[]> {
  const expired = await runSql<{ id: string; quota_id: string }>(em, EXPIRE_HOLDS, [[...seats.quotas.keys()], now]);
  await countSeats(em, expired.map(({ quota_id }) => [quota_id, -1] as const));
  return expired.map(({ id }) => id);
}

function meetingOf(row: SeatsRow): MeetingOfChoice {
  const { meeting_id: id, process_id: processId, session_id: sessionId, published, status, latest, timezone } = row;
  const window = meetingWindow({ status, startsAt: instant(row.starts_at), endsAt: instant(row.ends_at), latest, timezone });
  return { id, processId, sessionId, published, window };
}

function quotaOf(row: SeatsRow, meeting: MeetingOfChoice): QuotaOfChoice {
  const { quota_id: id, seats, taken, allowed_over: allowedOver, somebody_waits: somebodyWaits } = row;
  return { id, meeting, seats, taken, allowedOver, somebodyWaits };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
