import { type MeetingSpan, meetingTime } from './meeting-time.js';

const evening: MeetingSpan = {
  date: '2026-10-26',
  startsAt: new Date('2026-10-26T17:00:00Z'),
  endsAt: new Date('2026-10-26T19:00:00Z'),
  timezone: 'Europe/Rome',
};

function imprecise(date: string): MeetingSpan {
  return { date, startsAt: null, endsAt: null, timezone: 'Europe/Rome' };
}

describe('whether a meeting is upcoming, running or over', () => {
  it.each([
    ['2026-10-26T16:59:59Z', 'upcoming'],
    ['2026-10-26T17:00:00Z', 'running'],
    ['2026-10-26T18:59:59Z', 'running'],
    ['2026-10-26T19:00:00Z', 'over'],
  ])('at %s one from 18:00 to 20:00 in Rome is %s', (now, expected) => {
    expect(meetingTime(evening, new Date(now))).toBe(expected);
  });

  it('without an end it runs until midnight where it is held', () => {
    expect(meetingTime({ ...evening, endsAt: null }, new Date('2026-10-26T22:59:59Z'))).toBe('running');
    expect(meetingTime({ ...evening, endsAt: null }, new Date('2026-10-26T23:00:00Z'))).toBe('over');
  });

  it('without hours it runs all day long where it is held', () => {
    expect(meetingTime(imprecise('2026-10-26'), new Date('2026-10-25T22:59:00Z'))).toBe('upcoming');
    expect(meetingTime(imprecise('2026-10-26'), new Date('2026-10-25T23:00:00Z'))).toBe('running');
    expect(meetingTime(imprecise('2026-10-26'), new Date('2026-10-26T23:00:00Z'))).toBe('over');
  });

  it('of a month that has begun it may still come, and it is over when the month is', () => {
    expect(meetingTime(imprecise('2026-10'), new Date('2026-10-15T12:00:00Z'))).toBe('upcoming');
    expect(meetingTime(imprecise('2026-10'), new Date('2026-11-01T12:00:00Z'))).toBe('over');
  });

  it('over several days it runs from the first to the last', () => {
    expect(meetingTime(imprecise('2026-10-26/2026-10-28'), new Date('2026-10-27T03:00:00Z'))).toBe('running');
    expect(meetingTime(imprecise('2026-10-26/..'), new Date('2036-10-27T03:00:00Z'))).toBe('running');
    expect(meetingTime(imprecise('../2026'), new Date('2027-01-01T12:00:00Z'))).toBe('over');
  });
});
