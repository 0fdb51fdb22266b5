import { addDays, type Day, dayOf, daysInMonth } from '@percorso/time';

/** How the dates of a series follow each other. */
export interface SeriesRule {
  unit: 'WEEK' | 'MONTH';
  /** From 1: every so many weeks or months. */
  every: number;
  /** The first date; by months, the search for it begins here. */
  from: Day;
  /** How many dates there shall be. */
  count: number;
  /** Only by months: which of those weekdays in the month, from 1, or -1 for the last; null: the same day of each month. */
  nth: number | null;
  /** Only by months with nth: 1 is Monday, 7 is Sunday. */
  weekday: number | null;
}

export interface RuleDate {
  day: Day;
  /** Why the rule's day is passed over; null: it is one of the dates. */
  passedOver: string | null;
}

/** A rule that only ever hits holidays ends all the same. */
const MOST_STEPS = 1200;

/**
 * The dates of a rule in their order, with those that it passes over. A month without a fifth Friday or without a 31st
 * has none. Fewer than `count` dates only where the rule finds no more within {@link MOST_STEPS} steps.
 *
 * @param holidayOn  the name of the holiday on a day that shall be passed over, null for any other
 */
export function datesOf(rule: SeriesRule, holidayOn: (day: Day) => string | null): RuleDate[] {
  const dates: RuleDate[] = [];
  let found = 0;
  for (let step = 0; step < MOST_STEPS && found < rule.count; step++) {
    const day = rule.unit === 'WEEK' ? addDays(rule.from, step * rule.every * 7) : dayInMonth(rule, step);
    if (day === null || day < rule.from) continue;
    const passedOver = holidayOn(day);
    if (passedOver === null) found++;
    dates.push({ day, passedOver });
  }
  return dates;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function dayInMonth({ from, every, nth, weekday }: SeriesRule, step: number): Day | null {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + step * every;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const last = daysInMonth(year, month);
  if (nth === null || weekday === null) {
    const day = Number(from.slice(8));
    return day > last ? null : dayOf(year, month, day);
  }
  if (nth === -1) {
    const lastDay = dayOf(year, month, last);
    return addDays(lastDay, -((weekdayOf(lastDay) - weekday + 7) % 7));
  }
  const first = 1 + ((weekday - weekdayOf(dayOf(year, month, 1)) + 7) % 7);
  const day = first + (nth - 1) * 7;
  return day > last ? null : dayOf(year, month, day);
}
