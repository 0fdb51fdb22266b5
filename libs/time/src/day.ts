/** A day of the calendar without an hour and without a zone, as "2021-09-17". */
export type Day = string;

/** Whether we reckon with the year: four digits, also those of the day before and the day after. */
export function isYear(year: number): boolean {
  return year >= 1 && year <= 9998;
}

/** How many days the month has. `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day written as ISO 8601, with four digits of year. `month` counts from 1. */
export function dayOf(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The day after or, with a negative count, before. No zone and no clock change is involved. */
export function addDays(day: Day, count: number): Day {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
