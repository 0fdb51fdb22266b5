import { readCellDay } from './cell-day.js';

describe('a day in a cell', () => {
  it.each<[string, string | null]>([
    ['2026-03-12', '2026-03-12'],
    ['2026-03-12T00:00:00', '2026-03-12'],
    ['12/03/2026', '2026-03-12'],
    ['1.3.2026', '2026-03-01'],
    ['45231', '2023-11-01'],
    ['45231,75', '2023-11-01'],
    ['60000', '2064-04-08'],
    ['31/02/2026', null],
    ['2026-13-01', null],
    ['12/03/26', null],
    ['3000', null],
    ['domani', null],
  ])('%s is %s', (text, day) => {
    expect(readCellDay(text, false)).toBe(day);
  });

  it('is four years and a day later in a workbook that counts from 1904', () => {
    expect(readCellDay('43769', true)).toBe('2023-11-01');
  });
});
