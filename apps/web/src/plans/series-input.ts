import type { Locale } from '../messages.js';
import type { PlanSeriesInput } from '../schema.generated.js';

/** What is typed to make the meetings of a group or series; all of it text, as forms have it. */
export interface SeriesValues {
  /** "group:KEY", "series:KEY", or "new". */
  of: string;
  newSeries: string;
  how: string;
  dates: string;
  /** WEEKS, DAY (of the month) or WEEKDAY (of the month). */
  rhythm: string;
  from: string;
  count: string;
  every: string;
  nth: string;
  weekday: string;
  starts: string;
  ends: string;
  skipHolidays: boolean;
  name: string;
  municipality: string;
  room: string;
  roomSeats: string;
  onlineUrl: string;
}

export const noSeries: SeriesValues = {
  of: '',
  newSeries: '',
  how: 'RULE',
  dates: '',
  rhythm: 'WEEKDAY',
  from: '',
  count: '3',
  every: '1',
  nth: '1',
  weekday: '1',
  starts: '',
  ends: '',
  skipHolidays: true,
  name: '',
  municipality: '',
  room: '',
  roomSeats: '',
  onlineUrl: '',
};

/** As the server takes it: what belongs to the other way of giving dates is left out. */
export function inputOfSeries(processSlug: string, values: SeriesValues, locale: Locale, words: { inRoom: string; online: string }): PlanSeriesInput {
  const [kind, ...key] = values.of.split(':');
  const place = { name: given(values.name), municipality: given(values.municipality), room: given(values.room) };
  const admission = (title: string, mode: 'IN_PERSON' | 'ONLINE', seats: string) => ({ title: [{ locale, text: title }], mode, audience: 'PUBLIC' as const, seats: seats === '' ? null : Number(seats) });
  return {
    processSlug,
    groupKey: kind === 'group' ? key.join(':') : null,
    seriesKey: kind === 'series' ? key.join(':') : null,
    newSeries: kind === 'new' ? [{ locale, text: values.newSeries }] : null,
    rule: values.how === 'RULE' ? ruleOf(values) : null,
    dates: values.how === 'LIST' ? values.dates : null,
    starts: given(values.starts),
    ends: given(values.ends),
    skipHolidays: values.skipHolidays,
    venue: place.name || place.municipality || place.room ? place : null,
    onlineUrl: given(values.onlineUrl),
    admissions: [
      ...(place.name || place.municipality || values.roomSeats ? [admission(words.inRoom, 'IN_PERSON', values.roomSeats.trim())] : []),
      ...(given(values.onlineUrl) ? [admission(words.online, 'ONLINE', '')] : []),
    ],
  };
}

function ruleOf({ rhythm, from, count, every, nth, weekday }: SeriesValues) {
  const isWeekday = rhythm === 'WEEKDAY';
  return {
    from,
    count: Number(count),
    every: Number(every),
    unit: rhythm === 'WEEKS' ? ('WEEK' as const) : ('MONTH' as const),
    nth: isWeekday ? Number(nth) : null,
    weekday: isWeekday ? Number(weekday) : null,
  };
}

function given(typed: string): string | null {
  return typed.trim() === '' ? null : typed;
}
