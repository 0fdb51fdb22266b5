import { lengthened, shifted, wallTimeShifted } from './edtf-shift.js';

describe('putting a date off', () => {
  test.each([
    ['2022-03', '2022-04'],
    ['2022-12', '2023-01'],
    ['2022-01-31', '2022-02-28'],
    ['2022-01/2022-06', '2022-02/2022-07'],
    ['2021-09/..', '2021-10/..'],
    ['../2021-12', '../2022-01'],
  ])('%s by a month is %s', (date, later) => {
    expect(shifted(date, 'month')).toBe(later);
  });

  test('by a week, days move and months are not precise enough', () => {
    expect(shifted('2022-02-25/2022-03-03', 'week')).toBe('2022-03-04/2022-03-10');
    expect(shifted('2022-03', 'week')).toBeNull();
    expect(shifted('2022-03-01/2022-05', 'week')).toBeNull();
  });

  test('a year is not precise enough, and a word is no date', () => {
    expect(shifted('2022', 'month')).toBeNull();
    expect(shifted('spring', 'month')).toBeNull();
  });
});

describe('lengthening a span', () => {
  test.each([
    ['2022-01/2022-06', '2022-01/2022-07'],
    ['2022-01', '2022-01/2022-02'],
    ['../2021-12', '../2022-01'],
    ['2021/2022-11', '2021/2022-12'],
  ])('%s by a month is %s', (span, longer) => {
    expect(lengthened(span, 'month')).toBe(longer);
  });

  test('what has no end yet, or only a year, stays as it is', () => {
    expect(lengthened('2021-09/..', 'month')).toBeNull();
    expect(lengthened('2021/2022', 'month')).toBeNull();
  });
});

describe('putting a meeting off', () => {
  test('keeps its hour', () => {
    expect(wallTimeShifted('2022-02-25T09:30', 'week')).toBe('2022-03-04T09:30');
    expect(wallTimeShifted('2022-01-31T09:30', 'month')).toBe('2022-02-28T09:30');
  });

  test('needs a day and an hour', () => {
    expect(wallTimeShifted('', 'week')).toBeNull();
    expect(wallTimeShifted('2022-02-25', 'week')).toBeNull();
  });
});
