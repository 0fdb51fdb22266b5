import type { ParsedCronItem } from 'graphile-worker';

const MINUTE = 60_000;
const YEAR = 366 * 24 * 60 * MINUTE;

/** The first minute after `now`, in UTC, in which a job is due; null when none comes within a year. */
export function nextTime(times: ParsedCronItem, now: Date): Date | null {
  const first = (Math.floor(now.getTime() / MINUTE) + 1) * MINUTE;
  for (let instant = first; instant < first + YEAR; instant += MINUTE) {
    const at = new Date(instant);
    const digest = { min: at.getUTCMinutes(), hour: at.getUTCHours(), date: at.getUTCDate(), month: at.getUTCMonth() + 1, dow: at.getUTCDay() };
    if (times.match(digest)) return at;
  }
  return null;
}
