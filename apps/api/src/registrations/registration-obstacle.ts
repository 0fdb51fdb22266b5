import type { LocalizedText } from '../kernel/localized-text.js';
import { givesFreedSeats, type MeetingWindow } from './registration-rules.js';

/** Why somebody has no seat yet; the first that holds, in the order in which `obstacleOf` asks. */
export const obstacleCodes = [
  'MEETING_NOT_OPEN',
  'NOT_CONFIRMED',
  'TO_APPROVE',
  'PROMOTION_STOPPED',
  'OFFER_ELSEWHERE',
  'OTHERS_AHEAD',
  'RESERVED',
  'NO_SEAT',
] as const;

export type Obstacle =
  | { code: 'MEETING_NOT_OPEN' | 'NOT_CONFIRMED' | 'TO_APPROVE' | 'NO_SEAT' }
  /** `hours` before the start; 0: the meeting has begun. */
  | { code: 'PROMOTION_STOPPED'; hours: number }
  | { code: 'OFFER_ELSEWHERE'; until: Date }
  | { code: 'OTHERS_AHEAD'; count: number }
  | { code: 'RESERVED'; forWhom: LocalizedText; until: Date };

/** Somebody without a seat, with all that decides whether they get one. */
export interface WaitingPerson {
  status: 'WAITING' | 'TO_APPROVE';
  /** Whether the address is confirmed; until then others are taken first. */
  confirmed: boolean;
  /** Until when the person has the offer of another seat of the same choice; null: has none. */
  offeredElsewhereUntil: Date | null;
  /** How many people are ahead whose turn can come. */
  ahead: number;
  /** Null: no limit. */
  freeSeats: number | null;
  /** Hours before the start after which freed seats are no longer given; 0: when it starts. */
  stopsHours: number;
  meeting: MeetingWindow;
  /** Free seats that are kept for others and come here if they do not take them; null: there are none. */
  reserved: { forWhom: LocalizedText; until: Date } | null;
}

/**
 * What keeps somebody from a seat now. Null: nothing, they are seated or offered a seat as soon as seats are settled.
 * Promotion asks the same, so that what people are told is what happens.
 */
export function obstacleOf(person: WaitingPerson, now: Date): Obstacle | null {
  const { status, confirmed, offeredElsewhereUntil, ahead, freeSeats, stopsHours, meeting, reserved } = person;
  if (meeting.status !== 'SCHEDULED' && meeting.status !== 'SAVE_THE_DATE') return { code: 'MEETING_NOT_OPEN' };
  if (!confirmed) return { code: 'NOT_CONFIRMED' };
  if (status === 'TO_APPROVE') return { code: 'TO_APPROVE' };
  if (!givesFreedSeats(meeting, stopsHours, now)) return { code: 'PROMOTION_STOPPED', hours: stopsHours };
  if (offeredElsewhereUntil !== null) return { code: 'OFFER_ELSEWHERE', until: offeredElsewhereUntil };
  if (freeSeats === null || freeSeats > ahead) return null;
  if (ahead > 0) return { code: 'OTHERS_AHEAD', count: ahead };
  return reserved === null ? { code: 'NO_SEAT' } : { code: 'RESERVED', ...reserved };
}
