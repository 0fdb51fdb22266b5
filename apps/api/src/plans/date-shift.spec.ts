import { shiftEdtf, shiftKeepingWeekday, shiftWallTime } from './date-shift.js';
import { weekdayOf } from './series-dates.js';

describe('a shift of dates', () => {
  it('keeps the weekday, and comes as near as weeks allow', () => {
    const { days } = shiftKeepingWeekday('2026-03-12', '2027-03-12');
    expect(days).toBe(364);
    expect(weekdayOf(shiftEdtf('2026-03-12', { days }))).toBe(weekdayOf('2026-03-12'));
  });

  it('leaves the hour, also over a clock change', () => {
    expect(shiftWallTime('2027-03-26T09:30', { days: 7 })).toBe('2027-04-02T09:30');
  });

  it.each([
    ['2021-10', 364, '2022-10'],
    ['2021-09/2021-12', 364, '2022-09/2022-12'],
    ['2021-09/..', 728, '2023-09/..'],
    ['2021', 364, '2022'],
    ['2021-12', -31, '2021-11'],
    ['2021-12-20/2021', 14, '2022-01-03/2022-01-14'],
  ])('leaves %s as imprecise as it is', (before, days, after) => {
    expect(shiftEdtf(before, { days })).toBe(after);
  });
});
