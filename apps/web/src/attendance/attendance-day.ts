import { formatEdtf, formatHour, wallTimeAt } from '@percorso/time';

import type { Locale } from '../messages.js';

/** A day of a meeting, short enough for a link among others. */
export function formatDayOf({ date, starts }: { date: string; starts: string | null }, locale: Locale): string {
  const day = formatEdtf(date, locale, 'short');
  return starts === null ? day : `${day}, ${formatHour(starts)}`;
}

/** The hour of an instant as the clock in the room shows it. */
export function hourAt(instant: string, timezone: string): string {
  return formatHour(wallTimeAt(new Date(instant), timezone));
}
