import type { EntityManager } from '@mikro-orm/postgresql';
import type { Letter } from './registration-letters.js';
import { expireHolds, type ExpiredHold, type Promotion, promoteFirstInLine, releaseSeats } from './registration-promotion.js';
import { type LockedSeats, readSeats } from './registration-seats.js';

/** What the seats are after everybody who had a right to one has moved up, and whom to tell. */
export interface Settled {
  seats: LockedSeats;
  letters: Letter[];
}

/**
 * Ends holds and offers that have run out, gives or offers free seats to the first in line, and releases reserved ones
 * that nobody took: before somebody new is seated, so that nobody is passed over, and after a seat was freed or added.
 * The lock must be held.
 */
export async function settleSeats(em: EntityManager, meetingId: string, seats: LockedSeats, now: Date): Promise<Settled> {
  const expired = await expireHolds(em, seats, now);
  const promotions = await promoteFirstInLine(em, seats, now);
  if (await releaseSeats(em, seats, now)) promotions.push(...(await promoteFirstInLine(em, seats, now)));
  const letters = [...expired.flatMap((hold) => lettersOfExpiry(hold, seats)), ...promotions.flatMap(lettersOfPromotion)];
  return { seats: await readSeats(em, meetingId), letters };
}

/** How many of those who wait move up. */
export interface MovedUp {
  /** Who get a seat at once. */
  seated: number;
  /** Whom one is offered. */
  offered: number;
}

/** @param letters  that tell of it */
export function movedUp(letters: readonly Letter[]): MovedUp {
  const count = (wanted: Letter['kind']) => letters.filter(({ kind }) => kind === wanted).length;
  return { seated: count('PROMOTED'), offered: count('OFFERED') };
}

export function lettersOfPromotion({ kind, registrationId, leftMeetingId }: Promotion): Letter[] {
  const promoted: Letter = { kind: kind === 'SEATED' ? 'PROMOTED' : 'OFFERED', registrationId };
  return leftMeetingId === null ? [promoted] : [promoted, { kind: 'MOVED_AWAY', registrationId, meetingId: leftMeetingId }];
}

/** Whoever let an offer pass is told, unless the meeting itself is off. */
function lettersOfExpiry({ id, meeting_id, was }: ExpiredHold, { meetings }: LockedSeats): Letter[] {
  const status = meetings.get(meeting_id)?.window.status;
  return was === 'OFFERED' && (status === 'SCHEDULED' || status === 'SAVE_THE_DATE') ? [{ kind: 'OFFER_EXPIRED', registrationId: id }] : [];
}
