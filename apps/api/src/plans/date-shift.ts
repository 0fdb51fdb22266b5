import { addDays, type Day, dayOf, parseEdtf } from '@percorso/time';

const DAYS_OF_A_MONTH = 365.2425 / 12;

/** How far a copy lies from what it is a copy of. */
export interface Shift {
  /** Whole days, negative: earlier. */
  days: number;
}

/**
 * How far to shift so that what begins on one day begins on, or next to, another and every weekday stays: whole weeks,
 * the nearest.
 */
export function shiftKeepingWeekday(from: Day, to: Day): Shift {
  return { days: Math.round(daysBetween(from, to) / 7) * 7 };
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Wall time moved by whole days: the hour stays, also over a clock change. */
export function shiftWallTime(wallTime: string, { days }: Shift): string {
  return `${addDays(wallTime.slice(0, 10), days)}${wallTime.slice(10)}`;
}

/**
 * An EDTF date moved, and as precise as it was: a month moves by whole months, a year by whole years, each the nearest;
 * an open end stays open.
 */
export function shiftEdtf(edtf: string, shift: Shift): string {
  const moved = edtf.replace(/\d{4}(?:-\d{2}(?:-\d{2})?)?/g, (date) => shiftOne(date, shift));
  const { earliest, latest } = parseEdtf(edtf) ?? {};
  // Of an interval from a day to a year each end moves by its own measure, and one could pass the other.
  return parseEdtf(moved) || !earliest || !latest ? moved : `${addDays(earliest, shift.days)}/${addDays(latest, shift.days)}`;
}

function shiftOne(date: string, { days }: Shift): string {
  if (date.length === 10) return addDays(date, days);
  const months = Math.round(days / DAYS_OF_A_MONTH);
  if (date.length === 4) return String(Number(date) + Math.round(months / 12)).padStart(4, '0');
  const moved = Number(date.slice(0, 4)) * 12 + Number(date.slice(5)) - 1 + months;
  return dayOf(Math.floor(moved / 12), (moved % 12) + 1, 1).slice(0, 7);
}
