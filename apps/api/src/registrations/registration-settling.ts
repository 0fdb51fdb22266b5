import type { EntityManager } from '@mikro-orm/postgresql';
import type { Letter } from './registration-letters.js';
import { expireHolds, type LockedSeats, type Promotion, promoteFirstInLine, readSeats } from './registration-seats.js';

/** What the seats are after everybody who had a right to one has moved up, and whom to tell. */
export interface Settled {
  seats: LockedSeats;
  letters: Letter[];
}

/**
 * Ends holds that have run out and gives free seats to the first in line: before somebody new is seated, so that
 * nobody is passed over, and after a seat was freed or added. The lock must be held.
 */
export async function settleSeats(em: EntityManager, meetingId: string, seats: LockedSeats, now: Date): Promise<Settled> {
  await expireHolds(em, seats, now);
  const promotions = await promoteFirstInLine(em, seats, now);
  return { seats: await readSeats(em, meetingId), letters: promotions.flatMap(lettersOfPromotion) };
}

export function lettersOfPromotion({ registrationId, leftMeetingId }: Promotion): Letter[] {
  const promoted: Letter = { kind: 'PROMOTED', registrationId };
  return leftMeetingId === null ? [promoted] : [promoted, { kind: 'MOVED_AWAY', registrationId, meetingId: leftMeetingId }];
}
