import { inputOfSeries, noSeries } from './series-input.js';

const words = { inRoom: 'In sala', online: 'In rete' };
const input = (values: object) => inputOfSeries('laboratorio', { ...noSeries, of: 'group:1', from: '2027-03-01', starts: '09:30', ends: '13:00', ...values }, 'it', words);

describe('what is typed to make a series', () => {
  it('is a rule by the weekday of the month, or by weeks', () => {
    expect(input({ nth: '-1', weekday: '5' }).rule).toEqual({ from: '2027-03-01', count: 3, every: 1, unit: 'MONTH', nth: -1, weekday: 5 });
    expect(input({ rhythm: 'WEEKS', every: '2' }).rule).toEqual({ from: '2027-03-01', count: 3, every: 2, unit: 'WEEK', nth: null, weekday: null });
  });

  it('is a list, and then no rule', () => {
    expect(input({ how: 'LIST', dates: '12/03/2027' })).toMatchObject({ rule: null, dates: '12/03/2027' });
    expect(input({ dates: '12/03/2027' }).dates).toBeNull();
  });

  it('belongs to a group, to a series, or to a new one', () => {
    expect(input({ of: 'series:the:matic' })).toMatchObject({ groupKey: null, seriesKey: 'the:matic', newSeries: null });
    expect(input({ of: 'new', newSeries: 'Tematici' })).toMatchObject({ groupKey: null, seriesKey: null, newSeries: [{ locale: 'it', text: 'Tematici' }] });
  });

  it('has a way to attend for each place that is named', () => {
    expect(input({}).admissions).toEqual([]);
    expect(input({ municipality: 'Lodi', roomSeats: '30', onlineUrl: 'https://example.org' }).admissions?.map(({ mode, seats }) => [mode, seats])).toEqual([['IN_PERSON', 30], ['ONLINE', null]]);
  });
});
