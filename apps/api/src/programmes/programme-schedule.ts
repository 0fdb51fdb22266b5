import { dayAt, meaningOf, parseEdtf } from '@percorso/time';
import type { ProgrammeMeeting } from './programme-file.js';

export interface ScheduledDay {
  /** From 1, in the order of the file. */
  position: number;
  /** EDTF. */
  date: string;
  starts: string | null;
  ends: string | null;
  /** Instants, ISO 8601. */
  startsAt: string | null;
  endsAt: string | null;
}

/** When a meeting of a file is, as it is stored: wall time as agreed, instants derived from it. */
export interface ProgrammeSchedule {
  date: string;
  earliest: string | null;
  latest: string | null;
  startsAt: string | null;
  endsAt: string | null;
  days: ScheduledDay[];
}

type Moment = Pick<ProgrammeMeeting, 'date' | 'starts' | 'ends'>;

/**
 * What the product's own rule for schedules does not take from people, a file may say: days without hours, imprecise
 * ones, an hour of start without one of end. Of an hour that comes twice the first is meant.
 */
export function programmeSchedule(meeting: ProgrammeMeeting, timezone: string): ProgrammeSchedule {
  const moments: Moment[] = meeting.days ?? [meeting];
  const days = moments.map((moment, index) => ({ position: index + 1, ...scheduledDay(moment, timezone) }));
  const spans = days.map((day) => spanOf(day, timezone)).toSorted(byText(({ earliest, day }) => `${earliest ?? ''} ${day.startsAt ?? ''}`));
  const [first] = spans;
  const last = spans.toSorted(byText(({ latest, day }) => `${latest ?? OPEN_END} ${day.endsAt ?? OPEN_END}`)).at(-1);
  if (!first || !last) throw new Error(`The meeting ${meeting.key} has no day.`);
  return {
    date: spans.length === 1 ? first.day.date : intervalOf(first.earliest, last.latest) ?? first.day.date,
    earliest: first.earliest,
    latest: last.latest,
    startsAt: first.day.startsAt,
    endsAt: last.day.endsAt,
    days,
  };
}

interface DaySpan {
  day: ScheduledDay;
  earliest: string | null;
  latest: string | null;
}

/** Sorts after every day. */
const OPEN_END = '~';

function byText(textOf: (span: DaySpan) => string) {
  return (a: DaySpan, b: DaySpan) => (textOf(a) < textOf(b) ? -1 : 1);
}

function scheduledDay({ date, starts, ends }: Moment, timezone: string): Omit<ScheduledDay, 'position'> {
  const instant = (wallTime: string | undefined) => (wallTime === undefined ? null : meaningOf(wallTime, timezone).instant.toISOString());
  return {
    date: starts?.slice(0, 10) ?? date ?? '',
    starts: starts ?? null,
    ends: ends ?? null,
    startsAt: instant(starts),
    endsAt: instant(ends),
  };
}

function spanOf(day: ScheduledDay, timezone: string): DaySpan {
  const parsed = parseEdtf(day.date);
  const latest = day.endsAt === null ? null : dayAt(new Date(day.endsAt), timezone);
  return { day, earliest: parsed?.earliest ?? null, latest: latest ?? parsed?.latest ?? null };
}

function intervalOf(earliest: string | null, latest: string | null): string | null {
  if (earliest === null && latest === null) return null;
  return earliest === latest ? earliest : `${earliest ?? '..'}/${latest ?? '..'}`;
}
