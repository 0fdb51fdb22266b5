import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { displayTitle } from '../meetings/meeting-title.js';
import { READ_MEETINGS_FOR_LETTERS } from './registration-letter.queries.js';
import type { MeetingInMail } from './registration-mail-data.js';

interface MeetingRow {
  id: string;
  process_id: string;
  title: LocalizedText | null;
  date: string;
  timezone: string;
  online_url: string | null;
  created_at: string;
  updated_at: string;
  synthetic: boolean;
  slug: string;
  process_title: LocalizedText;
  group_key: string | null;
  group_title: LocalizedText | null;
  series_title: LocalizedText | null;
  number: number | null;
  venue_name: LocalizedText | null;
  street: string | null;
  municipality: string | null;
  country: string | null;
  room: string | null;
  days: MeetingInMail['days'];
}

/** Meetings as letters show them, put together once a language however many letters there are. */
export interface MeetingReader {
  /** @param mayEnter  whether the reader gets the link of the room on the net */
  inMail(meetingId: string, locale: Locale, mayEnter: boolean): MeetingInMail;
  processOf(meetingId: string): string;
}

/** Reads meetings for letters, in one statement. The reader throws for a meeting that was not asked for. */
export async function readMeetingsInMail(em: EntityManager, meetingIds: readonly string[]): Promise<MeetingReader> {
  const rows = await runSql<MeetingRow>(em, READ_MEETINGS_FOR_LETTERS, [meetingIds]);
  const meetings = new Map(rows.map((row) => [row.id, row]));
  const made = new Map<string, MeetingInMail>();
  const find = (meetingId: string) => {
    const row = meetings.get(meetingId);
    if (!row) throw new Error('A letter is about a meeting that does not exist');
    return row;
  };
  return {
    inMail: (meetingId, locale, mayEnter) => {
      const key = `${meetingId} ${locale} ${mayEnter}`;
      const known = made.get(key) ?? meetingInMail(find(meetingId), locale, mayEnter);
      made.set(key, known);
      return known;
    },
    processOf: (meetingId) => find(meetingId).process_id,
  };
}

function meetingInMail(row: MeetingRow, locale: Locale, mayEnter: boolean): MeetingInMail {
  const group = row.group_key === null ? null : { key: row.group_key, title: row.group_title };
  const title = { title: row.title, date: row.date, group, series: { title: row.series_title }, number: row.number };
  return {
    id: row.id,
    title: displayTitle(title, locale).text,
    processSlug: row.slug,
    processTitle: textFor(row.process_title, locale)?.text ?? '',
    date: row.date,
    timezone: row.timezone,
    days: row.days.map((day) => ({ ...day, startsAt: instantOf(day.startsAt), endsAt: instantOf(day.endsAt) })),
    venue: {
      name: textFor(row.venue_name, locale)?.text ?? null,
      room: row.room,
      street: row.street,
      municipality: row.municipality,
      country: row.country,
    },
    onlineUrl: mayEnter ? row.online_url : null,
    synthetic: row.synthetic,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

/** PostgreSQL's JSON gives an instant with an offset; a snapshot has it in UTC. */
function instantOf(text: string | null): string | null {
  return text === null ? null : new Date(text).toISOString();
}
