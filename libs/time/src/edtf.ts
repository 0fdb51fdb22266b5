import { type Day, dayOf, daysInMonth, isYear } from './day.js';

/** A year, a month of a year, or a day. `month` counts from 1; null is what the source did not say. */
export interface EdtfPoint {
  year: number;
  month: number | null;
  day: number | null;
}

/**
 * A date as precise as its source, in the part of EDTF (ISO 8601-2, level 1) that we use: a year, a month,
 * a day, an interval of these, and intervals that are open at one end ("2021-09/..", "../2021").
 */
export interface Edtf {
  /** As it was written. */
  text: string;
  precision: 'year' | 'month' | 'day' | 'interval';
  /** A single date is its own start and end. Null is an open start. */
  start: EdtfPoint | null;
  /** Null is an open end. */
  end: EdtfPoint | null;
  /** The first day that it can mean; null when the start is open. */
  earliest: Day | null;
  /** The last day that it can mean; null when the end is open. */
  latest: Day | null;
}

const OPEN = '..';

/**
 * Reads an EDTF date. Null when it is not one of the forms above, names a day that the calendar does not have,
 * or is an interval whose start lies wholly after its end.
 */
export function parseEdtf(text: string): Edtf | null {
  const [first, second, ...rest] = text.split('/');
  if (first === undefined || rest.length > 0) return null;
  return second === undefined ? single(text) : interval(text, first, second);
}

/** Whether two good dates stand there as an interval whose start lies wholly after its end. */
export function isReversedInterval(text: string): boolean {
  const [start, end, ...rest] = text.split('/').map(parsePoint);
  return start != null && end != null && rest.length === 0 && firstDayOf(start) > lastDayOf(end);
}

/**
 * The first day that any of these dates can mean. One that is known to the year alone says little about where things
 * begin, and counts only where there is no better one. Null where none has a beginning.
 */
export function beginningOf(dates: readonly string[]): Day | null {
  const known = dates.flatMap((text) => parseEdtf(text) ?? []);
  const better = known.filter(({ start }) => start !== null && start.month !== null);
  return (better.length > 0 ? better : known).flatMap(({ earliest }) => earliest ?? []).sort()[0] ?? null;
}

function single(text: string): Edtf | null {
  const point = parsePoint(text);
  if (point === null) return null;
  return {
    text,
    precision: point.day !== null ? 'day' : point.month !== null ? 'month' : 'year',
    start: point,
    end: point,
    earliest: firstDayOf(point),
    latest: lastDayOf(point),
  };
}

function interval(text: string, first: string, second: string): Edtf | null {
  if (first === OPEN && second === OPEN) return null;
  const start = first === OPEN ? null : parsePoint(first);
  const end = second === OPEN ? null : parsePoint(second);
  if ((start === null && first !== OPEN) || (end === null && second !== OPEN)) return null;
  const earliest = start && firstDayOf(start);
  const latest = end && lastDayOf(end);
  if (earliest !== null && latest !== null && earliest > latest) return null;
  return { text, precision: 'interval', start, end, earliest, latest };
}

function parsePoint(text: string): EdtfPoint | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (!isYear(year)) return null;
  if (month !== null && (month < 1 || month > 12)) return null;
  if (month !== null && day !== null && (day < 1 || day > daysInMonth(year, month))) return null;
  return { year, month, day };
}

function firstDayOf({ year, month, day }: EdtfPoint): Day {
  return dayOf(year, month ?? 1, day ?? 1);
}

function lastDayOf({ year, month, day }: EdtfPoint): Day {
  const lastMonth = month ?? 12;
  return dayOf(year, lastMonth, day ?? daysInMonth(year, lastMonth));
}
