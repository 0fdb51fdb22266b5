import type { Day } from './day.js';
import { type EdtfPoint, parseEdtf } from './edtf.js';

/** The languages in which dates are written. */
export type DateLocale = 'it' | 'en' | 'fr';

/** `weekday`: "venerdì 17 settembre 2021"; `long`: without the weekday; `short`: with the month cut, "17 set 2021". */
export type DayStyle = 'weekday' | 'long' | 'short';

interface Grammar {
  /** Language tag for the names of months and weekdays. */
  tag: string;
  /** The first day of a month, where it is an ordinal number. */
  firstDay: string;
  from: (point: EdtfPoint, text: string) => string;
  until: (point: EdtfPoint, text: string) => string;
  /** Of a single day. */
  on: (point: EdtfPoint, text: string) => string;
}

const grammars: Record<DateLocale, Grammar> = {
  it: {
    tag: 'it-IT',
    firstDay: '1º',
    from: (point, text) => italianPreposition('da', point) + text,
    until: (point, text) => `fino ${italianPreposition('a', point)}${text}`,
    on: (point, text) => (beginsWithVowel(point) ? `l’${text}` : `il ${text}`),
  },
  en: {
    tag: 'en-GB',
    firstDay: '1',
    from: (_point, text) => `from ${text}`,
    until: (_point, text) => `until ${text}`,
    on: (_point, text) => `on ${text}`,
  },
  fr: {
    tag: 'fr-FR',
    firstDay: '1er',
    from: (point, text) => (point.day !== null ? `à partir du ${text}` : `à partir ${/^[ao]/.test(text) ? 'd’' : 'de '}${text}`),
    until: (point, text) => (point.day !== null ? `jusqu’au ${text}` : `jusqu’en ${text}`),
    on: (_point, text) => `le ${text}`,
  },
};

/**
 * An EDTF date in words, exactly as precise as it is: "ottobre 2021", "marzo–maggio 2022", "da settembre 2021".
 * The style is for single days only. A text that is not EDTF is given back as it is.
 */
export function formatEdtf(text: string, locale: DateLocale, style: DayStyle = 'long'): string {
  const date = parseEdtf(text);
  if (date === null) return text;
  const { start, end } = date;
  if (start === null) return end === null ? text : grammars[locale].until(end, formatPoint(end, locale));
  if (end === null) return grammars[locale].from(start, formatPoint(start, locale));
  if (date.precision !== 'interval') return formatPoint(start, locale, style);
  return formatInterval(start, end, locale);
}

/** A day in words. A text that is not a day is given back as it is. */
export function formatDay(day: Day, locale: DateLocale, style: DayStyle = 'weekday'): string {
  return formatEdtf(day, locale, style);
}

/** When something happens, within a sentence: "il 12 marzo 2022", "l’11 marzo 2022", "on 12 March 2022". A text that is not a day is given back as it is. */
export function formatOnDay(day: Day, locale: DateLocale): string {
  const date = parseEdtf(day);
  return date?.precision === 'day' && date.start ? grammars[locale].on(date.start, formatPoint(date.start, locale)) : day;
}

/** The name of the day's weekday: "venerdì". */
export function weekdayOf(day: Day, locale: DateLocale): string {
  const [year = 1, month = 1, number = 1] = day.split('-').map(Number);
  return nameOf({ weekday: 'long' }, year, month, number, locale);
}

/** Says once what both ends share, and hides nothing: "12–14 marzo 2022", "28 febbraio – 3 marzo 2022". */
function formatInterval(start: EdtfPoint, end: EdtfPoint, locale: DateLocale): string {
  const last = formatPoint(end, locale);
  const alike = (start.month === null) === (end.month === null) && (start.day === null) === (end.day === null);
  if (!alike) return `${formatPoint(start, locale)} – ${last}`;
  if (start.year !== end.year) return joinEnds(formatPoint(start, locale), last);
  if (start.month !== end.month) return joinEnds(dayAndMonth(start, locale), last);
  return start.day === end.day || start.day === null ? last : joinEnds(dayNumber(start.day, locale), last);
}

/** The dash stands close between two words, and apart where one of the ends has several. */
function joinEnds(first: string, last: string): string {
  return first.includes(' ') ? `${first} – ${last}` : `${first}–${last}`;
}

function formatPoint(point: EdtfPoint, locale: DateLocale, style: DayStyle = 'long'): string {
  return [dayAndMonth(point, locale, style), point.year].filter((word) => word !== '').join(' ');
}

function dayAndMonth({ year, month, day }: EdtfPoint, locale: DateLocale, style: DayStyle = 'long'): string {
  if (month === null) return '';
  const monthName = nameOf({ month: style === 'short' ? 'short' : 'long' }, year, month, 1, locale);
  if (day === null) return monthName;
  const dayAndMonthName = `${dayNumber(day, locale)} ${monthName}`;
  return style === 'weekday' ? `${nameOf({ weekday: 'long' }, year, month, day, locale)} ${dayAndMonthName}` : dayAndMonthName;
}

function dayNumber(day: number, locale: DateLocale): string {
  return day === 1 ? grammars[locale].firstDay : String(day);
}

/** Only names are taken from Intl: the order of the words and their commas differ from one browser to the next. */
function nameOf(name: Intl.DateTimeFormatOptions, year: number, month: number, day: number, locale: DateLocale): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return namer(name, locale).format(date);
}

const namers = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it: a time line of a thousand meetings names two thousand months. */
function namer(name: Intl.DateTimeFormatOptions, locale: DateLocale): Intl.DateTimeFormat {
  const key = `${locale} ${name.month ?? ''} ${name.weekday ?? ''}`;
  let known = namers.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(`${grammars[locale].tag}-u-ca-gregory`, { ...name, timeZone: 'UTC' });
    namers.set(key, known);
  }
  return known;
}

/** "da settembre" but "dal 17 settembre", "dal 2021", and "dall’8", "dall’11", which begin with a vowel. */
function italianPreposition(preposition: 'da' | 'a', point: EdtfPoint): string {
  if (point.month !== null && point.day === null) return `${preposition} `;
  return beginsWithVowel(point) ? `${preposition}ll’` : `${preposition}l `;
}

/** "otto", "undici". */
function beginsWithVowel({ day }: EdtfPoint): boolean {
  return day === 8 || day === 11;
}
