import { type Day, parseEdtf } from '@percorso/time';

/** What a calendar must know of a meeting to find its days. */
export interface CalendarDates {
  id: string;
  /** EDTF. */
  date: string;
  /** None while no day is known. */
  days: readonly { date: Day; starts: string | null; ends: string | null }[];
}

/** A meeting on one of its days. */
export interface CalendarEntry<Meeting> {
  meeting: Meeting;
  /** Wall time; null when the hour is not known. */
  starts: string | null;
  ends: string | null;
  /** Which of its days it is, from 1, and how many it has. */
  number: number;
  count: number;
}

export interface CalendarDays<Meeting> {
  /** In order, and only those on which somebody meets; on each by the hour, those without an hour first. */
  days: [Day, CalendarEntry<Meeting>[]][];
  /** Meetings that can fall into the days and of which no day is known, each once. */
  imprecise: Meeting[];
}

/** Puts meetings on the days from the first to the last, both included. */
export function calendarDays<Meeting extends CalendarDates>(meetings: readonly Meeting[], from: Day, to: Day): CalendarDays<Meeting> {
  const days = new Map<Day, CalendarEntry<Meeting>[]>();
  const imprecise: Meeting[] = [];
  for (const meeting of meetings) {
    const known = knownDays(meeting);
    if (known.length === 0) imprecise.push(meeting);
    for (const [index, { date, starts, ends }] of known.entries()) {
      if (date < from || date > to) continue;
      days.set(date, [...(days.get(date) ?? []), { meeting, starts, ends, number: index + 1, count: known.length }]);
    }
  }
  const byHour = (one: CalendarEntry<Meeting>, other: CalendarEntry<Meeting>) => (one.starts ?? '').localeCompare(other.starts ?? '');
  return {
    days: [...days].toSorted(([one], [other]) => one.localeCompare(other)).map(([day, entries]) => [day, entries.toSorted(byHour)]),
    imprecise,
  };
}

function knownDays({ date, days }: CalendarDates): CalendarDates['days'] {
  if (days.length > 0) return days.toSorted((one, other) => one.date.localeCompare(other.date));
  return parseEdtf(date)?.precision === 'day' ? [{ date, starts: null, ends: null }] : [];
}
