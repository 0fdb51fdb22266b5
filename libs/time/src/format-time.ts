import { type DateLocale, formatDay } from './format-date.js';
import { type WallTime, wallTimeAt } from './zone.js';
import { zoneInWords } from './zone-name.js';

/** Wall times of one zone, as people agreed on them. */
export interface WallSpan {
  starts: WallTime;
  /** Null when nobody said when it ends. */
  ends: WallTime | null;
}

const words: Record<DateLocale, { at: (hour: string) => string; between: (start: string, end: string) => string }> = {
  it: { at: (hour) => `ore ${hour}`, between: (start, end) => `dalle ${start} alle ${end}` },
  en: { at: (hour) => hour, between: (start, end) => `${start} to ${end}` },
  fr: { at: (hour) => `à ${hour}`, between: (start, end) => `de ${start} à ${end}` },
};

/**
 * Weekday, day and hours in words: "lunedì 26 ottobre 2026, dalle 18:00 alle 20:00". With a zone it is named
 * at the end: "…, ora italiana (Europe/Rome)".
 */
export function formatSpan({ starts, ends }: WallSpan, locale: DateLocale, zone?: string): string {
  const zoneNamed = zone === undefined ? '' : `, ${zoneInWords(zone, locale)}`;
  const startDay = formatDay(dayOfWallTime(starts), locale);
  if (ends === null) return `${startDay}, ${words[locale].at(formatHour(starts))}${zoneNamed}`;
  if (dayOfWallTime(starts) === dayOfWallTime(ends)) {
    return `${startDay}, ${words[locale].between(formatHour(starts), formatHour(ends))}${zoneNamed}`;
  }
  return `${formatMoment(starts, locale)} – ${formatMoment(ends, locale)}${zoneNamed}`;
}

/** The hours alone, short: "18:00–20:00", or "18:00" without an end. */
export function formatHours({ starts, ends }: WallSpan): string {
  return ends === null ? formatHour(starts) : `${formatHour(starts)}–${formatHour(ends)}`;
}

/** The hour on a 24-hour clock, "09:30". */
export function formatHour(wallTime: WallTime): string {
  return wallTime.slice(11, 16);
}

/** An instant as the clocks of the zone show it, in words: "lunedì 26 ottobre 2026, ore 18:00". */
export function formatInstant(instant: Date, zone: string, locale: DateLocale): string {
  return formatMoment(wallTimeAt(instant, zone), locale);
}

function formatMoment(wallTime: WallTime, locale: DateLocale): string {
  return `${formatDay(dayOfWallTime(wallTime), locale)}, ${words[locale].at(formatHour(wallTime))}`;
}

function dayOfWallTime(wallTime: WallTime): string {
  return wallTime.slice(0, 10);
}
