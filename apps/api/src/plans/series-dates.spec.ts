import { datesOf, type SeriesRule, weekdayOf } from './series-dates.js';

const everyMonth: SeriesRule = { unit: 'MONTH', every: 1, from: '2027-01-01', count: 3, nth: 2, weekday: 4 };
const always = () => null;
const days = (rule: SeriesRule, holidayOn: (day: string) => string | null = always) => datesOf(rule, holidayOn).map(({ day }) => day);

describe('the dates of a series', () => {
  it('come every second Thursday of the month', () => {
    expect(days(everyMonth)).toEqual(['2027-01-14', '2027-02-11', '2027-03-11']);
  });

  it('come on the last Friday of every second month', () => {
    expect(days({ ...everyMonth, every: 2, nth: -1, weekday: 5 })).toEqual(['2027-01-29', '2027-03-26', '2027-05-28']);
  });

  it('pass over months without a fifth Friday, and without a 31st', () => {
    expect(days({ ...everyMonth, nth: 5, weekday: 5 })).toEqual(['2027-01-29', '2027-04-30', '2027-07-30']);
    expect(days({ ...everyMonth, from: '2027-01-31', nth: null, weekday: null })).toEqual(['2027-01-31', '2027-03-31', '2027-05-31']);
  });

  it('begin no earlier than the first day asked for', () => {
    expect(days({ ...everyMonth, from: '2027-01-15' })[0]).toBe('2027-02-11');
  });

  it('come every second week, pass over a holiday and still are as many as asked for', () => {
    const dates = datesOf({ ...everyMonth, unit: 'WEEK', every: 2, from: '2027-12-11' }, (day) => (day === '2027-12-25' ? 'Natale' : null));
    expect(dates).toEqual([
      { day: '2027-12-11', passedOver: null },
      { day: '2027-12-25', passedOver: 'Natale' },
      { day: '2028-01-08', passedOver: null },
      { day: '2028-01-22', passedOver: null },
    ]);
  });

  it('end also when every day is a holiday', () => {
    expect(datesOf(everyMonth, () => 'always').length).toBeLessThan(2000);
  });

  it('know the weekdays, Monday being the first', () => {
    expect(['2027-01-04', '2027-01-10'].map(weekdayOf)).toEqual([1, 7]);
  });
});
