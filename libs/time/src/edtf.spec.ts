import { beginningOf, parseEdtf } from './edtf.js';

const readable: [text: string, precision: string, earliest: string | null, latest: string | null][] = [
  ['2021-09-17', 'day', '2021-09-17', '2021-09-17'],
  ['2021-10', 'month', '2021-10-01', '2021-10-31'],
  ['2021', 'year', '2021-01-01', '2021-12-31'],
  ['2022-03/2022-05', 'interval', '2022-03-01', '2022-05-31'],
  ['2021-09-17/2022-02', 'interval', '2021-09-17', '2022-02-28'],
  ['2021/2023-06', 'interval', '2021-01-01', '2023-06-30'],
  ['2022-05/2022', 'interval', '2022-05-01', '2022-12-31'],
  ['2021-09/..', 'interval', '2021-09-01', null],
  ['2021/..', 'interval', '2021-01-01', null],
  ['../2021', 'interval', null, '2021-12-31'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['2024-02-29', 'day', '2024-02-29', '2024-02-29'],
  ['2000-02-29', 'day', '2000-02-29', '2000-02-29'],
];

const unreadable = [
  '', ' ', '2021-9', '2021-09-1', '21-09-17', '2021-13', '2021-00', '2021-04-31', '2021-09-00', '2023-02-29', '1900-02-29', '0000', '9999', '2021/9999-12-31',
  '2021-09-17T10:00', '2021/', '/2021', '../..', '..', '2022-05/2022-03', '2022-03-02/2022-03-01', '2021/2022/2023', '2021?', '2021-10~',
  ' 2021', '2021\n', 'ottobre 2021', '2021-10 / 2021-11', '-2021', '２０２１',
];

describe('a date as precise as its source', () => {
  it.each(readable)('"%s" is of precision %s, from %s to %s', (text, precision, earliest, latest) => {
    expect(parseEdtf(text)).toMatchObject({ text, precision, earliest, latest });
  });

  it.each(unreadable)('"%s" is refused', (text) => {
    expect(parseEdtf(text)).toBeNull();
  });

  it('keeps what the source did not say as unsaid', () => {
    expect(parseEdtf('2021-10')).toMatchObject({ start: { year: 2021, month: 10, day: null }, end: { year: 2021, month: 10, day: null } });
    expect(parseEdtf('2021-09/..')).toMatchObject({ start: { year: 2021, month: 9, day: null }, end: null });
  });
});

describe('where a plan begins', () => {
  it.each([
    [['2021/..', '2021-09/2021-12', '2021-09-17'], '2021-09-01'],
    [['2022-01-11', '2021-10'], '2021-10-01'],
    [['2022', '2021/2022'], '2021-01-01'],
    [['../2021-10', '2022'], '2022-01-01'],
    [['../2021', 'spring'], null],
    [[], null],
  ])('of %j is %s', (dates, day) => {
    expect(beginningOf(dates)).toBe(day);
  });
});
