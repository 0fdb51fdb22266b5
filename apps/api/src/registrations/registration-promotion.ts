import type { EntityManager } from '@mikro-orm/postgresql';
import { recordAudit } from '../kernel/audit.js';
import { runSql } from '../kernel/run-sql.js';
import { obstacleOf } from './registration-obstacle.js';
import { EXPIRE_HOLDS, FIRST_IN_LINE, GIVE_UP_OTHER_SEATS, LEAVE_OTHER_LINES, OFFER, PROMOTE, RELEASE_SEATS } from './registration-promotion.queries.js';
import { givesFreedSeats, offerHold } from './registration-rules.js';
import { countSeats, type LockedSeats, type QuotaOfChoice } from './registration-seats.js';

/** A person moved from the waiting list to a seat, or was offered one. */
export interface Promotion {
  kind: 'SEATED' | 'OFFERED';
  registrationId: string;
  /** The other meeting in which the person gave up a seat for it; null: had none, or in the same meeting. */
  leftMeetingId: string | null;
}

/** A registration that is about to get a seat. */
export interface PlaceInLine {
  id: string;
  person_id: string;
  meeting_id: string;
  quota_id: string;
}

interface FirstInLine extends PlaceInLine {
  free: number | null;
  ahead: number;
}

/** A seat that was held and is free again. */
export interface ExpiredHold {
  id: string;
  quota_id: string;
  meeting_id: string;
  was: 'PENDING' | 'OFFERED';
}

/**
 * Gives or offers every free seat to the first in its line whose turn can come. Whoever is given one and held another
 * seat of the same choice gives that up, and the first in line there moves up in turn; whoever is offered one keeps it
 * meanwhile. The lock must be held.
 */
export async function promoteFirstInLine(em: EntityManager, seats: LockedSeats, now: Date): Promise<Promotion[]> {
  const quotas = [...seats.quotas.values()].filter(({ meeting, stopsHours }) => givesFreedSeats(meeting.window, stopsHours, now)).map(({ id }) => id);
  const promotions: Promotion[] = [];
  for (;;) {
    const first = (await runSql<FirstInLine>(em, FIRST_IN_LINE, [quotas])).filter((place) => hasTurn(place, seats, now));
    if (first.length === 0) return promotions;
    const offered = first.filter(({ quota_id }) => seats.quotas.get(quota_id)?.promotion === 'OFFER');
    promotions.push(...(await offerSeats(em, seats, offered, now)));
    promotions.push(...(await seatPeople(em, seats, first.filter((place) => !offered.includes(place)), now)));
  }
}

/** The statement finds who is first; whether they get a seat is decided by the rule by which people are told why not. */
function hasTurn({ quota_id, free, ahead }: FirstInLine, seats: LockedSeats, now: Date): boolean {
  const quota = seats.quotas.get(quota_id);
  if (!quota) return false;
  const waiting = { status: 'WAITING', confirmed: true, offeredElsewhereUntil: null, reserved: null } as const;
  return obstacleOf({ ...waiting, ahead, freeSeats: free, stopsHours: quota.stopsHours, meeting: quota.meeting.window }, now) === null;
}

/**
 * Seats people, whoever is ahead of them; they wait for nothing else of the choice then, and give up their other seats of
 * it. The lock must be held, and the seats be there. @param held  whether the seats are held for them already, by an offer
 */
export async function seatPeople(em: EntityManager, seats: LockedSeats, places: readonly PlaceInLine[], now: Date, held = false): Promise<Promotion[]> {
  if (places.length === 0) return [];
  const people = places.map(({ person_id }) => person_id);
  const ids = places.map(({ id }) => id);
  const givenUp = await runSql<PlaceInLine>(em, GIVE_UP_OTHER_SEATS, [people, [...seats.quotas.keys()], now, ids]);
  await runSql(em, PROMOTE, [ids, now]);
  await runSql(em, LEAVE_OTHER_LINES, [people, [...seats.quotas.keys()], now]);
  await countSeats(em, [
    ...givenUp.map(({ quota_id }) => [quota_id, -1] as const),
    ...(held ? [] : places.map(({ quota_id }) => [quota_id, 1] as const)),
  ]);
  return places.map(({ id, person_id, meeting_id }) => {
    const left = givenUp.find((place) => place.person_id === person_id)?.meeting_id;
    return { kind: 'SEATED', registrationId: id, leftMeetingId: left === undefined || left === meeting_id ? null : left };
  });
}

async function offerSeats(em: EntityManager, seats: LockedSeats, places: readonly PlaceInLine[], now: Date): Promise<Promotion[]> {
  if (places.length === 0) return [];
  const until = places.map(({ quota_id }) => holdOf(seats.quotas.get(quota_id), now));
  await runSql(em, OFFER, [places.map(({ id }) => id), until, now]);
  await countSeats(em, places.map(({ quota_id }) => [quota_id, 1] as const));
  return places.map(({ id }) => ({ kind: 'OFFERED', registrationId: id, leftMeetingId: null }));
}

function holdOf(quota: QuotaOfChoice | undefined, now: Date): Date {
  return quota ? offerHold(quota.meeting.window, quota, now) : now;
}

/** Ends the holds and offers that have run out, so that their seats are free. The lock must be held. */
export async function expireHolds(em: EntityManager, seats: LockedSeats, now: Date): Promise<ExpiredHold[]> {
  const expired = await runSql<ExpiredHold>(em, EXPIRE_HOLDS, [[...seats.quotas.keys()], now]);
  await countSeats(em, expired.map(({ quota_id }) => [quota_id, -1] as const));
  return expired;
}

/** Gives reserved seats that nobody took by their day to the others of the meeting. The lock must be held. @returns whether there were any */
export async function releaseSeats(em: EntityManager, seats: LockedSeats, now: Date): Promise<boolean> {
  const due = [...seats.quotas.values()].filter(
    ({ releasesToId, releasesAt, meeting }) => releasesToId !== null && releasesAt !== null && releasesAt <= now && givesFreedSeats(meeting.window, 0, now),
  );
  if (due.length === 0) return false;
  const released = await runSql<{ id: string; meetingId: string; releasesTo: string; free: number }>(em, RELEASE_SEATS, [due.map(({ id }) => id), now]);
  for (const { id, meetingId, releasesTo, free } of released) {
    const processId = seats.meetings.get(meetingId)?.processId ?? null;
    await recordAudit(em, { at: now, personId: null, action: 'seats.released', subjectType: 'quota', subjectId: id, processId, details: { seats: free, to: releasesTo } });
  }
  return released.length > 0;
}
