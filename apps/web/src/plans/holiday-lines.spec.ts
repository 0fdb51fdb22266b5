import { holidayLines, linesOfHolidays } from './holiday-lines.js';

describe('holidays of a place, one a line', () => {
  it('are a day and a name', () => {
    expect(holidayLines("12-07  Sant'Ambrogio di Milano\n\n 2027-05-14 Adunata ")).toEqual([
      { day: '12-07', name: "Sant'Ambrogio di Milano" },
      { day: '2027-05-14', name: 'Adunata' },
    ]);
  });

  it('come back as they were written', () => {
    const lines = "12-07 Sant'Ambrogio\n2027-05-14 Adunata";
    expect(linesOfHolidays(holidayLines(lines))).toBe(lines);
  });

  it('leave it to the server to say that a line is none', () => {
    expect(holidayLines('ferragosto')).toEqual([{ day: 'ferragosto', name: '' }]);
  });
});
