import { addDays } from './day.js';
import { parseEdtf } from './edtf.js';
import { dayAt, meaningOf } from './zone.js';

export type MeetingTime = 'upcoming' | 'running' | 'over';

/** When a meeting is. Of several days: from the start of the first to the end of the last. */
export interface MeetingSpan {
  /** EDTF; used where the hours are not fixed. */
  date: string;
  /** Null while the day or the hour is not fixed. */
  startsAt: Date | null;
  /** Null when nobody said when it ends: then it lasts until the end of its day. */
  endsAt: Date | null;
  /** IANA zone in which days begin and end. */
  timezone: string;
}

/**
 * Where the clock stands towards a meeting. It starts at its first instant and is over at its last. A day without
 * an hour runs all day long; a month or a year stays upcoming until its last day has passed, since the meeting may
 * still come. What has no end, or a date that is not EDTF, is never over. Throws RangeError for an unknown zone.
 */
export function meetingTime(meeting: MeetingSpan, now: Date): MeetingTime {
  return meeting.startsAt === null ? byDay(meeting, now) : byHour(meeting, meeting.startsAt, now);
}

function byHour(meeting: MeetingSpan, startsAt: Date, now: Date): MeetingTime {
  if (now < startsAt) return 'upcoming';
  const endsAt = meeting.endsAt ?? endOfDay(startsAt, meeting.timezone);
  return now < endsAt ? 'running' : 'over';
}

function byDay({ date, timezone }: MeetingSpan, now: Date): MeetingTime {
  const known = parseEdtf(date);
  if (known === null) return 'upcoming';
  const today = dayAt(now, timezone);
  if (known.latest !== null && today > known.latest) return 'over';
  if (known.earliest !== null && today < known.earliest) return 'upcoming';
  return known.precision === 'day' || known.precision === 'interval' ? 'running' : 'upcoming';
}

function endOfDay(instant: Date, zone: string): Date {
  return meaningOf(`${addDays(dayAt(instant, zone), 1)}T00:00`, zone).instant;
}
