import { addDays, daysInMonth, type Edtf, type EdtfPoint, parseEdtf } from '@percorso/time';

export type Step = 'week' | 'month';

/** The same date or span, later by a step; an open end stays open. Null where the date is not as precise as the step, or is none. */
export function shifted(text: string, step: Step): string | null {
  const date = parseEdtf(text);
  if (date === null) return null;
  const later = mapped(date.start, (point) => movedPoint(point, step));
  if (date.precision !== 'interval') return later;
  const end = mapped(date.end, (point) => movedPoint(point, step));
  return later === null || end === null ? null : `${later}/${end}`;
}

/** The same beginning, and an end that is later by a step. Null for an open end, and where the end is not as precise as the step. */
export function lengthened(text: string, step: Step): string | null {
  const date = parseEdtf(text);
  const end = date?.end && movedPoint(date.end, step);
  return date && end ? `${startOf(date)}/${end}` : null;
}

/** The same hour on a day that is later by a step. Null for what is no wall time. */
export function wallTimeShifted(wallTime: string, step: Step): string | null {
  const [day = '', hour] = wallTime.split('T');
  const later = hour === undefined ? null : shifted(day, step);
  return later && `${later}T${hour}`;
}

const OPEN = '..';

const mapped = (point: EdtfPoint | null, move: (point: EdtfPoint) => string | null) => (point === null ? OPEN : move(point));

const startOf = ({ start }: Edtf) => (start === null ? OPEN : written(start));

/** A day that the later month does not have becomes its last. */
function movedPoint(point: EdtfPoint, step: Step): string | null {
  if (step === 'week') return point.day === null ? null : addDays(written(point), 7);
  if (point.month === null) return null;
  const [year, month] = point.month === 12 ? [point.year + 1, 1] : [point.year, point.month + 1];
  return written({ year, month, day: point.day === null ? null : Math.min(point.day, daysInMonth(year, month)) });
}

function written({ year, month, day }: EdtfPoint): string {
  const two = (part: number | null) => (part === null ? [] : [String(part).padStart(2, '0')]);
  return [String(year).padStart(4, '0'), ...two(month), ...two(day)].join('-');
}
