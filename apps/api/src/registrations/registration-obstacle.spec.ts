import { type Obstacle, obstacleOf, type WaitingPerson } from './registration-obstacle.js';
import { freedSeatsGivenUntil, givesFreedSeats, offerHold } from './registration-rules.js';

const now = new Date('2026-10-01T12:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const meeting = { status: 'SCHEDULED', startsAt: hours(48), endsAt: hours(50), lastDayEndsAt: hours(60) } as const;
const first: WaitingPerson = {
  status: 'WAITING', confirmed: true, offeredElsewhereUntil: null, ahead: 0, freeSeats: 0, stopsHours: 0, meeting, reserved: null,
};
const experts = { forWhom: { it: 'Tavolo' }, until: hours(10) };

describe('what keeps somebody who waits from a seat', () => {
  it.each<[string, Partial<WaitingPerson>, Obstacle | null]>([
    ['there is none', {}, { code: 'NO_SEAT' }],
    ['staff went beyond the limit', { freeSeats: -2 }, { code: 'NO_SEAT' }],
    ['others are ahead', { ahead: 3 }, { code: 'OTHERS_AHEAD', count: 3 }],
    ['those ahead get what is free', { ahead: 2, freeSeats: 2 }, { code: 'OTHERS_AHEAD', count: 2 }],
    ['nothing does', { ahead: 1, freeSeats: 2 }, null],
    ['nothing does without limit', { ahead: 900, freeSeats: null }, null],
    ['what is free is reserved', { reserved: experts }, { code: 'RESERVED', ...experts }],
    ['others are ahead of what is reserved', { ahead: 1, reserved: experts }, { code: 'OTHERS_AHEAD', count: 1 }],
    ['the address is not confirmed', { confirmed: false, freeSeats: 5 }, { code: 'NOT_CONFIRMED' }],
    ['staff have not decided', { status: 'TO_APPROVE', freeSeats: 5 }, { code: 'TO_APPROVE' }],
    ['another seat is on offer', { offeredElsewhereUntil: hours(3), freeSeats: 5 }, { code: 'OFFER_ELSEWHERE', until: hours(3) }],
    ['freed seats go to nobody any more', { stopsHours: 48, freeSeats: 5 }, { code: 'PROMOTION_STOPPED', hours: 48 }],
    ['the meeting has begun', { meeting: { ...meeting, startsAt: now }, freeSeats: 5 }, { code: 'PROMOTION_STOPPED', hours: 0 }],
    ['the meeting is a draft again', { meeting: { ...meeting, status: 'DRAFT' }, freeSeats: 5 }, { code: 'MEETING_NOT_OPEN' }],
    ['the meeting is cancelled', { meeting: { ...meeting, status: 'CANCELLED' }, freeSeats: 5 }, { code: 'MEETING_NOT_OPEN' }],
  ])('when %s', (_, person, obstacle) => {
    expect(obstacleOf({ ...first, ...person }, now)).toEqual(obstacle);
  });
});

describe('seats that become free', () => {
  it('go to those who wait until so many hours before the start', () => {
    expect(freedSeatsGivenUntil(meeting, 24)).toEqual(hours(24));
    expect(givesFreedSeats(meeting, 47, now)).toBe(true);
    expect(givesFreedSeats(meeting, 48, now)).toBe(false);
    expect(givesFreedSeats({ ...meeting, startsAt: null }, 48, now)).toBe(true);
    expect(freedSeatsGivenUntil({ ...meeting, startsAt: null, lastDayEndsAt: null }, 48)).toBeNull();
  });

  it('are offered for so many hours, and not beyond that', () => {
    expect(offerHold(meeting, { offerHours: 24, stopsHours: 0 }, now)).toEqual(hours(24));
    expect(offerHold(meeting, { offerHours: 24, stopsHours: 40 }, now)).toEqual(hours(8));
    expect(offerHold({ ...meeting, startsAt: null, lastDayEndsAt: null }, { offerHours: 24, stopsHours: 40 }, now)).toEqual(hours(24));
  });
});
