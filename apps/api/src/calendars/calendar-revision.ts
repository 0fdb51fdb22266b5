import type { CalendarEvent, CalendarSpan } from './calendar-object.js';

/**
 * What a change means for those who already have the entry. `material`: they may answer otherwise, and are asked
 * again; `minor`: their calendars are brought up to date and nobody is asked; `none`: nothing that they see.
 */
export type CalendarChange = 'material' | 'minor' | 'none';

/** What of a sent entry must grow from one message to the next. */
export interface CalendarRevision {
  /** SEQUENCE */
  sequence: number;
  /** DTSTAMP, to the second. */
  stampedAt: Date;
}

/** Whoever holds an entry with a status sees the status too. */
export type RevisedEvent = CalendarEvent & { status: string };

/** Day, hour, zone, town and status are material (RFC 5546, 2.1.4, and what people care about); the rest is minor. */
export function changeBetween(before: RevisedEvent, after: RevisedEvent): CalendarChange {
  if (JSON.stringify(materialOf(before)) !== JSON.stringify(materialOf(after))) return 'material';
  return JSON.stringify(minorOf(before)) === JSON.stringify(minorOf(after)) ? 'none' : 'minor';
}

/**
 * The SEQUENCE and DTSTAMP of the next message about an entry. `last` is what the last message said, null before
 * the first. A cancellation is material. DTSTAMP is later than the last by a second at least, since calendars drop
 * an update that is not newer (RFC 5546, 2.1.5), and DTSTAMP knows no parts of a second.
 */
export function nextRevision(last: CalendarRevision | null, change: Exclude<CalendarChange, 'none'>, now: Date): CalendarRevision {
  const second = Math.floor(now.getTime() / 1000) * 1000;
  if (last === null) return { sequence: 0, stampedAt: new Date(second) };
  return {
    sequence: change === 'material' ? last.sequence + 1 : last.sequence,
    stampedAt: new Date(Math.max(second, last.stampedAt.getTime() + 1000)),
  };
}

function materialOf({ when, place, status }: RevisedEvent): unknown[] {
  return [...spanOf(when), place?.municipality ?? null, status];
}

function minorOf({ title, description, place, url, conference }: RevisedEvent): unknown[] {
  return [title, description, place?.text, place?.latitude, place?.longitude, url, conference?.url, conference?.label];
}

function spanOf(when: CalendarSpan): unknown[] {
  return when.kind === 'hours' ? [when.startsAt, when.endsAt, when.timezone] : [when.first, when.last];
}
