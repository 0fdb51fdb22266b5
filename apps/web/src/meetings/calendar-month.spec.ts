import { addMonths, daysOfWeek, lastDayOf, mondayOf, weeksOfMonth } from './calendar-month.js';

const written = (month: string) => weeksOfMonth(month).map((week) => week.map(({ day, isInside }) => (isInside ? Number(day.slice(8)) : 0)).join(' '));

describe('the weeks of a month', () => {
  it('begin on Monday, and leave the days of other months empty', () => {
    expect(written('2027-03')).toEqual(['1 2 3 4 5 6 7', '8 9 10 11 12 13 14', '15 16 17 18 19 20 21', '22 23 24 25 26 27 28', '29 30 31 0 0 0 0']);
  });

  it('are six when a long month begins at the end of a week', () => {
    expect(written('2027-05')).toEqual(['0 0 0 0 0 1 2', '3 4 5 6 7 8 9', '10 11 12 13 14 15 16', '17 18 19 20 21 22 23', '24 25 26 27 28 29 30', '31 0 0 0 0 0 0']);
  });

  it('are four when February fills them', () => {
    expect(written('2027-02')).toHaveLength(4);
  });

  it('name the days of other months by their own dates, so that nobody takes them for others', () => {
    expect(weeksOfMonth('2027-03').at(-1)?.at(-1)).toEqual({ day: '2027-04-04', isInside: false });
    expect(weeksOfMonth('2026-01')[0]?.[0]).toEqual({ day: '2025-12-29', isInside: false });
  });
});

describe('going from one month or week to another', () => {
  it('passes the end of the year both ways', () => {
    expect([addMonths('2026-11', 2), addMonths('2027-01', -1), addMonths('2027-03', -15), addMonths('2026-12', 12)]).toEqual(['2027-01', '2026-12', '2025-12', '2027-12']);
  });

  it('knows the leap day', () => {
    expect([lastDayOf('2028-02'), lastDayOf('2027-02')]).toEqual(['2028-02-29', '2027-02-28']);
  });

  it('finds the week of any of its days, also across the end of a month and of summer time', () => {
    for (const day of daysOfWeek('2027-03-29')) expect(mondayOf(day)).toBe('2027-03-29');
    expect(mondayOf('2026-10-25')).toBe('2026-10-19');
  });
});
