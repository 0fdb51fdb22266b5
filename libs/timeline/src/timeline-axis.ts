import { type Day, dayOf, daysInMonth, type Edtf, type EdtfPoint } from '@percorso/time';

/** A stretch of the axis under one name: a month, or as many months as are wide enough to be named. */
export interface AxisColumn {
  year: number;
  /** Counts from 1. */
  month: number;
  /** How many it stands for. */
  months: number;
  left: number;
  right: number;
}

/** Months side by side, each as wide as the other. */
export interface Axis {
  left: number;
  right: number;
  months: number;
  /** How many months a column stands for, but for the first and the last. */
  step: number;
  columns: readonly AxisColumn[];
  /** One for each year, as far as it is shown. */
  years: readonly AxisColumn[];
  /** Where a day begins. Days outside the axis are at its ends. */
  startOf: (day: Day) => number;
  /** Where a day ends. */
  endOf: (day: Day) => number;
  holds: (day: Day) => boolean;
  /** The day at a place. Places outside the axis are those at its ends. */
  dayAt: (x: number) => Day;
}

/** What is narrower has no room for its name. */
const NARROWEST_COLUMN = 30;
/** How many months a column may stand for. */
const steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/**
 * The axis that the span of the whole and the dates in it ask for. A year alone does not widen it beyond what months and days ask for: a path of 28
 * months does not grow by eight because something in it began some time in its first year.
 *
 * @returns null when no date says when
 */
export function axisOf(span: Edtf | null, dates: readonly (Edtf | null)[], left: number, right: number): Axis | null {
  const points = dates.flatMap(pointsOf);
  const known = [...pointsOf(span), ...points.filter(({ month }) => month !== null)];
  const shown = known.length > 0 ? known : points;
  if (shown.length === 0) return null;
  const first = Math.min(...shown.map((point) => monthNumber(point, 1)));
  const last = Math.max(...shown.map((point) => monthNumber(point, 12)));
  return axisBetween(first, last, left, right);
}

const pointsOf = (date: Edtf | null): EdtfPoint[] => [date?.start, date?.end].filter((point) => point != null);

const monthNumber = ({ year, month }: EdtfPoint, otherwise: number) => year * 12 + (month ?? otherwise) - 1;

function axisBetween(first: number, last: number, left: number, right: number): Axis {
  const months = last - first + 1;
  const width = (right - left) / months;
  const step = steps.find((size) => size * width >= NARROWEST_COLUMN) ?? months;
  const at = (day: Day, share: (date: number, length: number) => number): number => {
    const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
    const x = left + (year * 12 + month - 1 - first + share(date, daysInMonth(year, month))) * width;
    return Math.min(Math.max(x, left), right);
  };
  const cut = (size: number): AxisColumn[] => {
    const columns: AxisColumn[] = [];
    for (let month = first; month <= last; month = (Math.floor(month / size) + 1) * size) {
      const next = Math.min((Math.floor(month / size) + 1) * size, last + 1);
      columns.push({ year: Math.floor(month / 12), month: (month % 12) + 1, months: next - month, left: left + (month - first) * width, right: left + (next - first) * width });
    }
    return columns;
  };
  return {
    left,
    right,
    months,
    step,
    columns: cut(step),
    years: cut(Math.max(12, step)),
    startOf: (day) => at(day, (date, length) => (date - 1) / length),
    endOf: (day) => at(day, (date, length) => date / length),
    holds: (day) => day >= firstDay(first) && day <= lastDay(last),
    dayAt: (x) => {
      const into = Math.min(Math.max((x - left) / width, 0), months);
      const month = first + Math.min(Math.floor(into), months - 1);
      const [year, number] = [Math.floor(month / 12), (month % 12) + 1];
      const length = daysInMonth(year, number);
      return dayOf(year, number, Math.min(Math.floor((into - (month - first)) * length) + 1, length));
    },
  };
}

const firstDay = (month: number): Day => dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
const lastDay = (month: number): Day => dayOf(Math.floor(month / 12), (month % 12) + 1, daysInMonth(Math.floor(month / 12), (month % 12) + 1));
