import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import { CANCEL_PLACES, DRAW_PLACES, REFUSE_PLACES, WAIT_IN_PLACES } from './place-act.queries.js';
import { isTold, type PlaceDecisions, type PlaceOutcome, type StandingPlace, wasSeat } from './place-decisions.js';
import { type Letter, letterOfPlace } from './registration-letters.js';
import { holdsSeat } from './registration-places.js';
import { seatPeople } from './registration-promotion.js';
import { countSeats, type LockedSeats } from './registration-seats.js';
import { lettersOfPromotion } from './registration-settling.js';
import { WRITE_SEATS } from './seat.queries.js';

interface ActManner {
  /** Of a seat that is given: APPROVE answers a request, SEAT ends a wait. */
  isAnswer: boolean;
  /** Whether those whose registrations are cancelled hear of it. */
  tells: boolean;
  /** Words to those who are refused. */
  reason: string | null;
}

/** Does what was decided about registrations. The lock must be held, and the seats settled afterwards. @returns whom to tell */
export async function actOnPlaces(em: EntityManager, seats: LockedSeats, places: readonly StandingPlace[], decisions: PlaceDecisions, { isAnswer, tells, reason }: ActManner, now: Date): Promise<Letter[]> {
  const of = (outcome: PlaceOutcome) => places.filter(({ id }) => decisions.outcomes.get(id) === outcome);
  const cancelled = await cancelPlaces(em, of('CANCELLED'), tells, now);
  const refused = await refusePlaces(em, of('REFUSED'), reason, now);
  await allowNewSeats(em, seats, decisions);
  const promotions = await seatPeople(em, seats, of('SEATED').map(({ id, personId, meetingId, quotaId }) => ({ id, person_id: personId, meeting_id: meetingId, quota_id: quotaId })), now);
  const given = promotions.flatMap(lettersOfPromotion).map((letter): Letter => (isAnswer && letter.kind === 'PROMOTED' ? { ...letter, kind: 'CONFIRMED' } : letter));
  const waiting = await lineUp(em, of('WAITS'), now);
  return [...cancelled, ...refused, ...given, ...waiting];
}

/** Cancels live registrations; their seats are free then. @param tells  whether the people hear of it */
async function cancelPlaces(em: EntityManager, places: readonly StandingPlace[], tells: boolean, now: Date): Promise<Letter[]> {
  if (places.length === 0) return [];
  await runSql(em, CANCEL_PLACES, [places.map(({ id }) => id), now]);
  await countSeats(em, places.filter(holdsSeat).map(({ quotaId }) => [quotaId, -1] as const));
  return tells ? places.map((place) => ({ kind: wasSeat(place) ? 'CANCELLED' : 'LEFT_LINE', registrationId: place.id })) : [];
}

async function refusePlaces(em: EntityManager, places: readonly StandingPlace[], reason: string | null, now: Date): Promise<Letter[]> {
  if (places.length === 0) return [];
  await runSql(em, REFUSE_PLACES, [places.map(({ id }) => id), reason, now]);
  return places.filter((place) => isTold(place, 'REFUSED', true)).map(({ id }) => ({ kind: 'REFUSED', registrationId: id }));
}

/** Lets quotas go as far beyond their limit as was decided. */
async function allowNewSeats(em: EntityManager, { quotas }: LockedSeats, { newSeats }: PlaceDecisions): Promise<void> {
  for (const [quotaId, more] of newSeats) {
    const quota = quotas.get(quotaId);
    if (!quota || quota.seats === null || quota.taken + quota.kept + more <= quota.seats + quota.allowedOver) continue;
    await runSql(em, WRITE_SEATS, [quotaId, quota.seats, quota.taken + quota.kept + more - quota.seats]);
  }
}

/** Gives the last places of their waiting lists to people who asked, in their order. */
async function lineUp(em: EntityManager, places: readonly StandingPlace[], now: Date): Promise<Letter[]> {
  if (places.length === 0) return [];
  for (const [quotaId, ofQuota] of Map.groupBy(places, (place) => place.quotaId)) {
    const [line] = await runSql<{ last: number }>(em, DRAW_PLACES, [quotaId, ofQuota.length]);
    if (!line) throw new Error('A quota went away under its lock');
    await runSql(em, WAIT_IN_PLACES, [ofQuota.map(({ id }) => id), line.last - ofQuota.length, now]);
  }
  return places.map(({ id }) => ({ kind: letterOfPlace('WAITING'), registrationId: id }));
}
