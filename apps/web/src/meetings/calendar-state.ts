import { type Day, dayAt } from '@percorso/time';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

import type { MeetingFilter } from '../schema.generated.js';
import { ownZone } from '../ui/date.js';
import { type CalendarPeriod, type CalendarPlace, periodOf, placeAddress, placeOf } from './calendar-place.js';
import { addressOf, filterOf, type MeetingSearch, searchOf } from './meeting-search.js';

/** A calendar as its address says it: where it is, and what it leaves out. */
export interface CalendarState {
  today: Day;
  place: CalendarPlace;
  period: CalendarPeriod;
  search: MeetingSearch;
  /** What is asked of the server for the period. */
  filter: MeetingFilter;
  /** The address of another place, with what is looked for. */
  searchAt: (place: CalendarPlace) => string;
}

/** Of all processes, or of the one with the slug. Today is the reader's. */
export function useCalendar(slug: string | null): CalendarState {
  const [address] = useSearchParams();
  const [today] = useState(() => dayAt(new Date(), ownZone()));
  const place = placeOf(address, today);
  const period = periodOf(place);
  const search = { ...searchOf(address), text: '', from: '', to: '' };
  return {
    today,
    place,
    period,
    search,
    filter: { ...filterOf(search), processSlug: slug, from: period.from, to: period.to },
    searchAt: (other) => `?${new URLSearchParams([...placeAddress(other), ...addressOf(search)])}`,
  };
}
