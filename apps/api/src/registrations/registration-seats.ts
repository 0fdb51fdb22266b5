import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { AdmissionMode } from '../meetings/admission.entity.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import type { PromotionWay } from '../meetings/quota.entity.js';
import { type AdmissionWindow, type MeetingWindow, meetingWindow, type SeatCount } from './registration-rules.js';
import { COUNT_SEATS, LOCK_SEATS, LOCK_SEATS_OF_MANY, READ_SEATS } from './registration-seats.queries.js';

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
  /** Whether staff decide on each request. */
  approval: boolean;
  title: LocalizedText;
  mode: AdmissionMode;
  meeting: MeetingOfChoice;
  quota: QuotaOfChoice;
}

export interface QuotaOfChoice extends SeatCount {
  id: string;
  allowedOver: number;
  promotion: PromotionWay;
  /** For how many hours an offer is held at most. */
  offerHours: number;
  /** How many hours before the start freed seats stop going to those who wait. */
  stopsHours: number;
  /** The quota that gets what is left of these seats at `releasesAt`; null: they are not reserved. */
  releasesToId: string | null;
  releasesAt: Date | null;
  meeting: MeetingOfChoice;
}

/** The seats between which people choose: of a meeting and of its session's alternatives, as they were after the lock. */
export interface LockedSeats {
  meetings: Map<string, MeetingOfChoice>;
  admissions: Map<string, AdmissionOfChoice>;
  quotas: Map<string, QuotaOfChoice>;
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
  approval: boolean;
  quota_id: string;
  seats: number | null;
  taken: number;
  kept: number;
  allowed_over: number;
  promotion: PromotionWay;
  offer_hours: number;
  promotion_stops_hours: number;
  releases_to_id: string | null;
  releases_at: string | null;
  somebody_waits: boolean;
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
      approval: row.approval,
    });
  }
  return seats;
}

/** Adds to and takes from the counters of quotas. The lock must be held. @param changes  quota and how many seats more */
export async function countSeats(em: EntityManager, changes: readonly (readonly [quotaId: string, seats: number])[]): Promise<void> {
  if (changes.length === 0) return;
  await runSql(em, COUNT_SEATS, [changes.map(([quotaId]) => quotaId), changes.map(([, seats]) => seats)]);
}

/** How many seats of a quota are kept for delegates who are still to be named. */
export async function keptSeats(em: EntityManager, quotaId: string): Promise<number> {
  const [row] = await runSql<{ kept: number }>(em, 'select kept_seats($1) as kept', [quotaId]);
  return row?.kept ?? 0;
}

function meetingOf(row: SeatsRow): MeetingOfChoice {
  const { meeting_id: id, process_id: processId, session_id: sessionId, published, status, latest, timezone } = row;
  const window = meetingWindow({ status, startsAt: instant(row.starts_at), endsAt: instant(row.ends_at), latest, timezone });
  return { id, processId, sessionId, published, window };
}

function quotaOf(row: SeatsRow, meeting: MeetingOfChoice): QuotaOfChoice {
  const { quota_id: id, seats, taken, kept, allowed_over: allowedOver, promotion, releases_to_id: releasesToId, somebody_waits: somebodyWaits } = row;
  const { offer_hours: offerHours, promotion_stops_hours: stopsHours } = row;
  return { id, meeting, seats, taken, kept, allowedOver, promotion, offerHours, stopsHours, releasesToId, releasesAt: instant(row.releases_at), somebodyWaits };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
