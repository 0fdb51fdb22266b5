import { type CalendarDates, calendarDays } from './calendar-days.js';

const day = (date: string, hours?: [string, string]) => ({ date, starts: hours ? `${date}T${hours[0]}` : null, ends: hours ? `${date}T${hours[1]}` : null });
const meeting = (id: string, date: string, days: CalendarDates['days'] = []): CalendarDates => ({ id, date, days });

/** "5: a, b 2/3" for each day. */
const written = (meetings: CalendarDates[], from = '2027-03-01', to = '2027-03-31') =>
  calendarDays(meetings, from, to).days.map(([on, entries]) => `${Number(on.slice(8))}: ${entries.map(({ meeting: { id }, number, count }) => (count > 1 ? `${id} ${number}/${count}` : id)).join(', ')}`);

describe('the days of a calendar', () => {
  it('come in order, and the meetings of a day by the hour', () => {
    const evening = meeting('evening', '2027-03-05', [day('2027-03-05', ['18:00', '20:00'])]);
    const morning = meeting('morning', '2027-03-05', [day('2027-03-05', ['09:30', '13:00'])]);
    const earlier = meeting('earlier', '2027-03-02', [day('2027-03-02', ['18:00', '20:00'])]);
    expect(written([evening, morning, earlier])).toEqual(['2: earlier', '5: morning, evening']);
  });

  it('have a meeting of several days on each of them, and it stays one', () => {
    const three = meeting('congress', '2027-03-12/2027-03-14', [day('2027-03-12', ['09:00', '18:00']), day('2027-03-13', ['09:00', '18:00']), day('2027-03-14', ['09:00', '12:00'])]);
    expect(written([three])).toEqual(['12: congress 1/3', '13: congress 2/3', '14: congress 3/3']);
  });

  it('have of a meeting that goes on into the next month only the days of this one, and still say which of how many', () => {
    const two = meeting('night', '2027-03-31/2027-04-01', [day('2027-03-31'), day('2027-04-01')]);
    expect(written([two])).toEqual(['31: night 1/2']);
    expect(written([two], '2027-04-01', '2027-04-30')).toEqual(['1: night 2/2']);
  });

  it('have a meeting whose hour is not known before those of the day', () => {
    expect(written([meeting('hour', '2027-03-05', [day('2027-03-05', ['08:00', '09:00'])]), meeting('some-time', '2027-03-05')])).toEqual(['5: some-time, hour']);
  });

  it('do not have what is only known by its month, which stands apart', () => {
    const some = [meeting('month', '2027-03'), meeting('open', '2027-02/..'), meeting('spring', '2027-03/2027-05')];
    expect(calendarDays(some, '2027-03-01', '2027-03-31')).toEqual({ days: [], imprecise: some });
  });
});
