import { addDays, type Day, parseEdtf } from '@percorso/time';

import { addMonths, firstDayOf, lastDayOf, type Month, mondayOf, monthOf } from './calendar-month.js';

export const calendarViews = ['elenco', 'mese', 'settimana'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** Where in the calendar the reader is, as the address of the page holds it. */
export interface CalendarPlace {
  view: CalendarView;
  /** Of the month view, and the first of the list. */
  month: Month;
  /** The Monday of the week view. */
  week: Day;
}

/** The days that a view shows, both included, and the same as an EDTF interval or month, to be said in words. */
export interface CalendarPeriod {
  from: Day;
  to: Day;
  date: string;
}

/** How many months the list shows together. */
const LISTED = 6;

/** Reads the address. What it leaves out, or says wrongly, is now; a week and its month follow from each other. */
export function placeOf(address: URLSearchParams, today: Day): CalendarPlace {
  const view = calendarViews.find((one) => one === address.get('vista')) ?? 'elenco';
  const asked = { month: read(address, 'mese', 'month'), week: read(address, 'settimana', 'day') };
  if (view === 'settimana' && asked.week) return inWeek(view, mondayOf(asked.week));
  if (asked.month) return inMonth(view, asked.month, today);
  if (asked.week) return inWeek(view, mondayOf(asked.week));
  return { view, month: monthOf(today), week: mondayOf(today) };
}

/** Writes the address of a place: only what its view needs. */
export function placeAddress({ view, month, week }: CalendarPlace): URLSearchParams {
  return new URLSearchParams(view === 'settimana' ? { vista: view, settimana: week } : { vista: view, mese: month });
}

/** The same view, one page of the calendar on or, with -1, back. */
export function turned(place: CalendarPlace, pages: 1 | -1): CalendarPlace {
  if (place.view === 'settimana') return inWeek(place.view, addDays(place.week, 7 * pages));
  return { ...place, month: addMonths(place.month, pages * (place.view === 'mese' ? 1 : LISTED)) };
}

export function periodOf({ view, month, week }: CalendarPlace): CalendarPeriod {
  if (view === 'settimana') return between(week, addDays(week, 6));
  if (view === 'mese') return { from: firstDayOf(month), to: lastDayOf(month), date: month };
  const last = addMonths(month, LISTED - 1);
  return { from: firstDayOf(month), to: lastDayOf(last), date: `${month}/${last}` };
}

/** Where the day is, in the same view. */
export function placeAround(view: CalendarView, day: Day): CalendarPlace {
  return { view, month: monthOf(day), week: mondayOf(day) };
}

/** Where the day is, a list ending with its month: for what lies before. */
export function placeUntil(view: CalendarView, day: Day): CalendarPlace {
  const place = placeAround(view, day);
  return view === 'elenco' ? { ...place, month: addMonths(place.month, 1 - LISTED) } : place;
}

function between(from: Day, to: Day): CalendarPeriod {
  return { from, to, date: `${from}/${to}` };
}

/** A week belongs to the month that has most of it, which is that of its Thursday. */
function inWeek(view: CalendarView, week: Day): CalendarPlace {
  return { view, week, month: monthOf(addDays(week, 3)) };
}

/** Of the month that it is now this week, of another its first, which is the one with its fourth day. */
function inMonth(view: CalendarView, month: Month, today: Day): CalendarPlace {
  return { view, month, week: mondayOf(monthOf(today) === month ? today : `${month}-04`) };
}

/** What is not written as a month or a day, or is out of all reason, is left out: an address may have been written by hand. */
function read(address: URLSearchParams, name: string, precision: 'month' | 'day'): string | null {
  const date = parseEdtf(address.get(name)?.trim() ?? '');
  return date?.precision === precision && date.text >= '1900' && date.text < '2200' ? date.text : null;
}
