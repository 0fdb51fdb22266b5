interface LocalHoliday {
  day: string;
  name: string;
}

/** Holidays as they are typed: one a line, the day first, "12-07 Sant'Ambrogio". Lines without anything are left out. */
export function holidayLines(text: string): LocalHoliday[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [day = '', ...name] = line.split(/\s+/);
      return { day, name: name.join(' ') };
    });
}

export function linesOfHolidays(holidays: readonly LocalHoliday[]): string {
  return holidays.map(({ day, name }) => `${day} ${name}`).join('\n');
}
