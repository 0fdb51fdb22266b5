import type { Day } from '@percorso/time';
import Holidays from 'date-holidays';
import type { Locale } from '../kernel/locale.js';

/** A holiday that only a place has, such as the day of its patron saint. */
export interface LocalHoliday {
  /** Month and day of every year, as "12-07"; or one day, as "2027-12-07". */
  day: string;
  name: string;
}

/** Which holidays a process keeps. */
export interface HolidayRules {
  /** ISO 3166-1 country, or country and part as "IT-32"; "none"; null: the country of the time zone, as far as known. */
  holidayRegion?: string | null;
  localHolidays: readonly LocalHoliday[];
  /** IANA zone. */
  timezone: string;
}

const countriesOfZones: Record<string, string> = { 'Europe/Rome': 'IT', 'Europe/Paris': 'FR', 'Europe/San_Marino': 'SM', 'Europe/Vatican': 'VA' };

/** Says of days whether nobody works on them. */
export interface HolidayCalendar {
  /** The holiday's name in the reader's language where the calendar knows it; null for any other day. */
  on: (day: Day, locale: Locale) => string | null;
}

/** @returns whether the calendar of holidays knows such a region */
export function isHolidayRegion(region: string): boolean {
  const [country = '', state, ...rest] = region.split('-');
  const known = new Holidays();
  if (rest.length > 0 || !Object.hasOwn(known.getCountries(), country)) return false;
  return state === undefined || Object.hasOwn(known.getStates(country) ?? {}, state);
}

/** The public holidays of a process's region, and its local ones. */
export function holidayCalendar({ holidayRegion, localHolidays, timezone }: HolidayRules): HolidayCalendar {
  const [country, state] = (holidayRegion ?? countriesOfZones[timezone] ?? 'none').split('-');
  const known = country && country !== 'none' ? new Holidays(country, state ?? '', { types: ['public', 'bank'] }) : null;
  const years = new Map<string, Map<Day, string>>();
  const ofYear = (year: string, locale: Locale) => {
    const key = `${year} ${locale}`;
    const found = years.get(key) ?? new Map(known?.getHolidays(Number(year), locale).map(({ date, name }) => [date.slice(0, 10), name]));
    years.set(key, found);
    return found;
  };
  return {
    on: (day, locale) => localHolidays.find((holiday) => holiday.day === day || holiday.day === day.slice(5))?.name ?? ofYear(day.slice(0, 4), locale).get(day) ?? null,
  };
}
