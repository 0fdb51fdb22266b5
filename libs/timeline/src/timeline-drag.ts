import { addDays, daysInMonth, dayOf, type Day, type EdtfPoint, parseEdtf } from '@percorso/time';

import type { Axis } from './timeline-axis.js';

/** All of a thing, which keeps how long it lasts, or its end alone. */
export type DraggedPart = 'whole' | 'end';

/**
 * What a date becomes when its mark is dragged along the axis. It stays as precise as it was, an open end stays open, and
 * nothing leaves the axis.
 *
 * @param date  EDTF
 * @param distance  in units of the drawing; to the left it is negative
 * @param days  what a move of days is a multiple of: with 7, the weekday stays
 * @returns EDTF; null when that is no other date, or none
 */
export function draggedDate(date: string, part: DraggedPart, distance: number, axis: Axis, days = 1): string | null {
  const known = parseEdtf(date);
  if (!known) return null;
  const { start, end } = known;
  const grabbed = part === 'end' ? end : (start ?? end);
  if (!grabbed) return null;
  const move = moveOf(grabbed, distance, axis, days);
  // Ends that are less precise than what was grabbed go as far as they can.
  const moved = (point: EdtfPoint) => later(point, unitOf(point) === move.unit ? move : moveOf(point, distance, axis, days));
  const from = start && (part === 'end' ? written(start) : moved(start));
  const to = end && moved(end);
  const text = from !== null && from === to ? from : `${from ?? '..'}/${to ?? '..'}`;
  return text === date ? null : (parseEdtf(text)?.text ?? null);
}

type Unit = 'day' | 'month' | 'year';

interface Move {
  unit: Unit;
  count: number;
}

const unitOf = ({ month, day }: EdtfPoint): Unit => (month === null ? 'year' : day === null ? 'month' : 'day');

/** How many of its own units a point moves, when its middle is dragged. */
function moveOf(point: EdtfPoint, distance: number, axis: Axis, days: number): Move {
  const [first, last] = daysOf(point);
  const middle = (axis.startOf(first) + axis.endOf(last)) / 2;
  const target = axis.dayAt(middle + distance);
  const [year = 0, month = 0] = target.split('-').map(Number);
  const unit = unitOf(point);
  if (unit === 'year') return { unit, count: year - point.year };
  if (unit === 'month') return { unit, count: year * 12 + month - (point.year * 12 + (point.month ?? 1)) };
  return { unit, count: Math.round((Date.parse(target) - Date.parse(first)) / DAY / days) * days };
}

const DAY = 86_400_000;

/** The first and the last day that a point may mean. */
function daysOf({ year, month, day }: EdtfPoint): [Day, Day] {
  if (month === null) return [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  return [dayOf(year, month, day ?? 1), dayOf(year, month, day ?? daysInMonth(year, month))];
}

function later(point: EdtfPoint, { unit, count }: Move): string {
  if (unit === 'day') return addDays(written(point), count);
  if (unit === 'year') return written({ ...point, year: point.year + count });
  const months = point.year * 12 + (point.month ?? 1) - 1 + count;
  return written({ ...point, year: Math.floor(months / 12), month: (months % 12) + 1 });
}

function written({ year, month, day }: EdtfPoint): string {
  const two = (part: number | null) => (part === null ? [] : [String(part).padStart(2, '0')]);
  return [String(year).padStart(4, '0'), ...two(month), ...two(day)].join('-');
}
