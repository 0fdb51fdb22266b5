import { dayAt, isReversedInterval, isTimeZone, isWallTime, meaningOf, parseEdtf } from '@percorso/time';
import { DomainError, InvalidError } from '../kernel/domain-error.js';

/** Of one meeting; more are a slip of a program. */
const MOST_DAYS = 100;

/** A day of a meeting may go on into the night. What is longer has a slip in its end, or is several days. Milliseconds. */
const LONGEST_DAY = 24 * 3_600_000;

/** When a meeting is, as it is stored: wall time as agreed, instants derived from it. */
export interface MeetingSchedule {
  date: string;
  earliest: string | null;
  latest: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  days: { position: number; date: string; starts: string | null; ends: string | null; startsAt: Date | null; endsAt: Date | null }[];
}

/** When a meeting is, as somebody typed it; wall times are in `timezone`. */
export interface ScheduleInput {
  timezone: string;
  /** EDTF; needed only without hours. */
  date?: string | null;
  startsAt?: string | null;
  endsAt?: string | null;
  /** For several days, instead of startsAt and endsAt. */
  days?: { starts: string; ends: string }[] | null;
}

/**
 * Checks and completes what somebody typed.
 *
 * @throws InvalidError   a zone, date or time that cannot be read, a day of more than 24 hours, hours of one day within those of another, each at its field
 * @throws DomainError    END_BEFORE_START; TIME_SKIPPED and TIME_REPEATED when a clock change makes an hour not exist or come twice
 */
export function scheduleOf(input: ScheduleInput): MeetingSchedule {
  if (!isTimeZone(input.timezone)) throw new InvalidError('invalid.timezone', ['timezone'], { value: input.timezone });
  if (input.days && input.days.length > MOST_DAYS) throw new InvalidError('invalid.tooMany', ['days'], { most: MOST_DAYS });
  const typed = input.days?.length
    ? input.days.map((day, index) => ({ ...day, path: ['days', String(index)] }))
    : hoursOfOneDay(input);
  return typed === null ? withoutHours(input.date) : withHours(typed, input.timezone);
}

function hoursOfOneDay({ startsAt, endsAt }: ScheduleInput): { starts: string; ends: string; path: null }[] | null {
  if (startsAt == null && endsAt == null) return null;
  if (startsAt == null) throw new InvalidError('invalid.required', ['startsAt']);
  if (endsAt == null) throw new InvalidError('invalid.required', ['endsAt']);
  return [{ starts: startsAt, ends: endsAt, path: null }];
}

function withoutHours(date: string | null | undefined): MeetingSchedule {
  if (date == null) throw new InvalidError('invalid.required', ['date']);
  const parsed = parseEdtf(date);
  if (!parsed) throw isReversedInterval(date) ? new DomainError('END_BEFORE_START', {}, ['date']) : new InvalidError('invalid.date', ['date']);
  return {
    date,
    earliest: parsed.earliest,
    latest: parsed.latest,
    startsAt: null,
    endsAt: null,
    days: [{ position: 1, date, starts: null, ends: null, startsAt: null, endsAt: null }],
  };
}

function withHours(typed: { starts: string; ends: string; path: string[] | null }[], timezone: string): MeetingSchedule {
  const hours = typed
    .map(({ starts, ends, path }) => {
      const startsPath = path ? [...path, 'starts'] : ['startsAt'];
      const endsPath = path ? [...path, 'ends'] : ['endsAt'];
      const startsAt = instantOf(starts, timezone, startsPath);
      const endsAt = instantOf(ends, timezone, endsPath);
      if (endsAt <= startsAt || wallTime(ends) <= wallTime(starts)) throw new DomainError('END_BEFORE_START', {}, endsPath);
      if (lengthOf(starts, ends) > LONGEST_DAY) throw new InvalidError('invalid.dayTooLong', endsPath);
      return { day: { date: starts.slice(0, 10), starts: wallTime(starts), ends: wallTime(ends), startsAt, endsAt }, path: startsPath };
    })
    .sort((a, b) => a.day.startsAt.getTime() - b.day.startsAt.getTime());
  const within = hours.find(({ day }, index) => day.startsAt < (hours[index - 1]?.day.endsAt ?? day.startsAt));
  if (within) throw new InvalidError('invalid.daysOverlap', within.path);
  const days = hours.map(({ day }, index) => ({ ...day, position: index + 1 }));
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) throw new InvalidError('invalid.required', ['days']);
  const lastDay = dayAt(last.endsAt, timezone);
  return {
    date: first.date === last.date ? first.date : `${first.date}/${last.date}`,
    earliest: first.date,
    latest: lastDay,
    startsAt: first.startsAt,
    endsAt: last.endsAt,
    days,
  };
}

/** As the clock on the wall has it, milliseconds: also the day on which it goes back has 24 hours. */
function lengthOf(starts: string, ends: string): number {
  return Date.parse(`${wallTime(ends)}Z`) - Date.parse(`${wallTime(starts)}Z`);
}

/** A wall time to the minute; seconds, which clients may send, are not kept. */
function wallTime(text: string): string {
  return text.slice(0, 16);
}

function instantOf(text: string, timezone: string, path: string[]): Date {
  if (!isWallTime(wallTime(text)) || !/^(?::\d{2}(?:\.0+)?)?$/.test(text.slice(16))) throw new InvalidError('invalid.wallTime', path);
  const meaning = meaningOf(wallTime(text), timezone);
  if (meaning.kind === 'skipped') throw new DomainError('TIME_SKIPPED', {}, path);
  if (meaning.kind === 'repeated') throw new DomainError('TIME_REPEATED', {}, path);
  return meaning.instant;
}
