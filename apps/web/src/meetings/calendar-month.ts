import { addDays, type Day, dayOf, daysInMonth } from '@percorso/time';

/** A month of a year, as "2027-03". */
export type Month = string;

/** A day in the grid of a month. */
export interface MonthCell {
  day: Day;
  /** In the month, and not in the one before or after that shares its week. */
  isInside: boolean;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

export function lastDayOf(month: Month): Day {
  const [year, number] = partsOf(month);
  return dayOf(year, number, daysInMonth(year, number));
}

/** The month after or, with a negative count, before. */
export function addMonths(month: Month, count: number): Month {
  const [year, number] = partsOf(month);
  const months = year * 12 + number - 1 + count;
  return monthOf(dayOf(Math.floor(months / 12), (months % 12) + 1, 1));
}

/** The Monday of the week that the day is in. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** The seven days from a Monday on. */
export function daysOfWeek(monday: Day): Day[] {
  return [0, 1, 2, 3, 4, 5, 6].map((count) => addDays(monday, count));
}

/** The weeks that have a day of the month, each from Monday to Sunday. */
export function weeksOfMonth(month: Month): MonthCell[][] {
  const weeks: MonthCell[][] = [];
  for (let monday = mondayOf(firstDayOf(month)); monday <= lastDayOf(month); monday = addDays(monday, 7)) {
    weeks.push(daysOfWeek(monday).map((day) => ({ day, isInside: monthOf(day) === month })));
  }
  return weeks;
}

function partsOf(month: Month): [year: number, month: number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
}
