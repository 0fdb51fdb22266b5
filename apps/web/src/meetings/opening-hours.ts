import type { Locale } from '../messages.js';

export interface OpeningHours {
  /** From 1, Monday, to 7. */
  weekday: number;
  /** "09:00" */
  opens: string;
  closes: string;
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** "lunedì" for 1. The fourth of January 2027 is a Monday. */
export function weekdayName(weekday: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2027, 0, 3 + weekday)));
}

/** As they are typed and shown: "09:00-13:00, 14:00-18:00"; empty for a day without any. */
export function hoursInWords(hours: readonly OpeningHours[], weekday: number): string {
  return hours
    .filter((each) => each.weekday === weekday)
    .map(({ opens, closes }) => `${opens}-${closes}`)
    .join(', ');
}

/** The days on which a venue is open, with their hours. */
export function hoursByWeekday(hours: readonly OpeningHours[], locale: Locale): { weekday: string; text: string }[] {
  return weekdays.map((weekday) => ({ weekday: weekdayName(weekday, locale), text: hoursInWords(hours, weekday) })).filter(({ text }) => text !== '');
}

/** Reads hours as people type them: "9-13 e 14:30–18"; null for what cannot be read. */
export function hoursFrom(text: string, weekday: number): OpeningHours[] | null {
  const spans = text
    .split(/[,;]| e | et | and |\n/)
    .map((span) => span.trim())
    .filter(Boolean);
  const read = spans.map((span) => {
    const [, opens, openMinutes = '00', closes, closeMinutes = '00'] = /^(\d{1,2})(?:[:.h](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.h](\d{2}))?$/.exec(span) ?? [];
    if (opens === undefined || closes === undefined) return null;
    const hours = { weekday, opens: `${opens.padStart(2, '0')}:${openMinutes}`, closes: `${closes.padStart(2, '0')}:${closeMinutes}` };
    return isHour(hours.opens) && isHour(hours.closes) && hours.opens < hours.closes ? hours : null;
  });
  const good = read.filter((hours) => hours !== null);
  return good.length === spans.length ? good : null;
}

function isHour(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}
