import { type Day, dayOf, daysInMonth } from '@percorso/time';
import { weekdayOf } from './series-dates.js';

/** A line of a list of dates, as it was understood. */
export interface PastedDate {
  /** From 1, blank lines counted. */
  line: number;
  day: Day;
  /** As "09:30"; null where the line names no hour. */
  starts: string | null;
  ends: string | null;
}

export interface PastedFault {
  line: number;
  /** What stands there. */
  text: string;
  /** The day that is meant, where the weekday beside it is another one's; null: there is no date. */
  otherWeekday: Day | null;
}

const months: readonly (readonly string[])[] = [
  ['gennaio', 'january', 'janvier', 'gen', 'jan', 'janv'],
  ['febbraio', 'february', 'fevrier', 'feb', 'fevr'],
  ['marzo', 'march', 'mars', 'mar'],
  ['aprile', 'april', 'avril', 'apr', 'avr'],
  ['maggio', 'may', 'mai', 'mag'],
  ['giugno', 'june', 'juin', 'giu', 'jun'],
  ['luglio', 'july', 'juillet', 'lug', 'jul', 'juil'],
  ['agosto', 'august', 'aout', 'ago', 'aug'],
  ['settembre', 'september', 'septembre', 'set', 'sett', 'sep', 'sept'],
  ['ottobre', 'october', 'octobre', 'ott', 'oct'],
  ['novembre', 'november', 'nov'],
  ['dicembre', 'december', 'decembre', 'dic', 'dec'],
];

/** From Monday, each also cut short. */
const weekdays: readonly (readonly string[])[] = [
  ['lunedi', 'monday', 'lundi', 'lun', 'mon'],
  ['martedi', 'tuesday', 'mardi', 'mar', 'tue', 'tues'],
  ['mercoledi', 'wednesday', 'mercredi', 'mer', 'wed'],
  ['giovedi', 'thursday', 'jeudi', 'gio', 'thu', 'thur', 'thurs', 'jeu'],
  ['venerdi', 'friday', 'vendredi', 'ven', 'fri'],
  ['sabato', 'saturday', 'samedi', 'sab', 'sat', 'sam'],
  ['domenica', 'sunday', 'dimanche', 'dom', 'sun', 'dim'],
];

const ISO = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/;
/** The day before the month, as in Italy and France; an American order would be guesswork. */
const NUMBERS = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/;
const WORDS = /\b(\d{1,2})(?:º|°|er|st|nd|rd|th)?\s+(?:de\s+|di\s+)?([a-z]+)\.?\s+(\d{4})\b/;
/** The number of a line in a list, which is no part of its date. */
const LIST_NUMBER = /^\s*\d{1,2}[.)]\s+/;
const HOUR = /(?<!\d)([01]?\d|2[0-3])(?:[:.h]([0-5]\d))?h?(?!\d)(?:\s*([ap])\.?m\b)?/g;

/**
 * Reads dates as people paste them out of documents and tables: one a line, "12/03/2027", "2027-03-12", "venerdì 12 marzo
 * 2027, 9.30-13", "le 12 mars 2027 de 9h30 à 13h", "12 March 2027, 2 pm". Blank lines are passed over. A weekday that is
 * not the date's is a fault: one of the two is a slip.
 */
export function readPastedDates(text: string): { dates: PastedDate[]; faults: PastedFault[] } {
  const dates: PastedDate[] = [];
  const faults: PastedFault[] = [];
  for (const [index, original] of text.split(/\r\n?|\n/).entries()) {
    if (original.trim() === '') continue;
    const read = readLine(original);
    if (read && !read.hasOtherWeekday) dates.push({ line: index + 1, day: read.day, starts: read.starts, ends: read.ends });
    else faults.push({ line: index + 1, text: original.trim().slice(0, 60), otherWeekday: read?.day ?? null });
  }
  return { dates, faults };
}

function readLine(original: string): (Omit<PastedDate, 'line'> & { hasOtherWeekday: boolean }) | null {
  const line = original.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(LIST_NUMBER, '');
  const found = dateIn(line);
  if (!found) return null;
  const besides = line.replace(found.text, ' ');
  const hours = [...besides.matchAll(HOUR)].map(([, hour, minute, half]) => hourOf(hour, minute, half));
  if (hours.length > 2 || hours.includes(null)) return null;
  const named = weekdays.findIndex((names) => besides.match(/[a-z]+/g)?.some((word) => names.includes(word))) + 1;
  return { day: found.day, starts: hours[0] ?? null, ends: hours[1] ?? null, hasOtherWeekday: named > 0 && named !== weekdayOf(found.day) };
}

/** Null: "14 pm". */
function hourOf(hour = '', minute = '00', half?: string): string | null {
  if (half === undefined) return `${hour.padStart(2, '0')}:${minute}`;
  const number = Number(hour);
  if (number < 1 || number > 12) return null;
  return `${String((number % 12) + (half === 'p' ? 12 : 0)).padStart(2, '0')}:${minute}`;
}

function dateIn(line: string): { text: string; day: Day } | null {
  const iso = ISO.exec(line);
  if (iso) return dated(iso[0], iso[1], iso[2], iso[3]);
  const numbers = NUMBERS.exec(line);
  if (numbers) return dated(numbers[0], numbers[3], numbers[2], numbers[1]);
  const words = WORDS.exec(line);
  const month = words ? months.findIndex((names) => names.includes(words[2] ?? '')) + 1 : 0;
  return words && month > 0 ? dated(words[0], words[3], String(month), words[1]) : null;
}

function dated(text: string, year = '', month = '', day = ''): { text: string; day: Day } | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1900 || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return null;
  return { text, day: dayOf(y, m, d) };
}
