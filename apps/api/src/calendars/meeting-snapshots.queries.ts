import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { announcementsOf } from '../meetings/meeting-announcements.js';
import type { MeetingServices, MeetingStatus } from '../meetings/meeting.entity.js';
import { displayTitle } from '../meetings/meeting-title.js';
import type { MeetingForMail } from './meeting-snapshot.js';

interface SnapshotRow {
  id: string;
  process_id: string;
  status: MeetingStatus;
  title: LocalizedText | null;
  description: LocalizedText | null;
  date: string;
  timezone: string;
  online_url: string | null;
  created_at: string;
  updated_at: string;
  slug: string;
  process_title: LocalizedText;
  language: Locale;
  group_key: string | null;
  group_title: LocalizedText | null;
  series_title: LocalizedText | null;
  number: number | null;
  venue_name: LocalizedText | null;
  street: string | null;
  municipality: string | null;
  latitude: number | null;
  longitude: number | null;
  services: MeetingServices | null;
  room: string | null;
  days: { position: number; date: string; starts: string | null; ends: string | null; starts_at: string | null; ends_at: string | null }[];
}

const SNAPSHOTS = `
  select meeting.id, meeting.process_id, meeting.status, meeting.title, meeting.description, meeting.date, meeting.timezone, meeting.online_url,
         meeting.created_at, meeting.updated_at, process.slug, process.title as process_title, process.language,
         participant_group.key as group_key, participant_group.title as group_title, series.title as series_title,
         session.number, venue.name as venue_name, venue.street, venue.municipality, venue.latitude, venue.longitude, meeting.services, room.name as room,
         (select coalesce(jsonb_agg(jsonb_build_object('position', position, 'date', date, 'starts', starts, 'ends', ends,
                                                       'starts_at', starts_at, 'ends_at', ends_at) order by position), '[]')
            from meeting_day where meeting_id = meeting.id) as days
    from meeting
    join process on process.id = meeting.process_id
    left join participant_group on participant_group.id = meeting.group_id
    left join series on series.id = meeting.series_id
    left join session on session.id = meeting.session_id
    left join venue on venue.id = meeting.venue_id
    left join room on room.id = meeting.room_id
   where meeting.id = any ($1::uuid[])`;

/** Meetings as mails tell of them, put together once a language however many mails there are. */
export interface MeetingReader {
  /** @param mayEnter  whether the reader gets the link of the room on the net */
  inMail(meetingId: string, locale: Locale, mayEnter: boolean): MeetingForMail;
  processOf(meetingId: string): string;
}

/**
 * Reads meetings for the mails of the caller's transaction, as its statements left them: flush first. The reader
 * throws for a meeting that was not asked for.
 */
export async function meetingsForMail(em: EntityManager, meetingIds: readonly string[]): Promise<MeetingReader> {
  const rows = await runSql<SnapshotRow>(em, SNAPSHOTS, [[...meetingIds]]);
  const meetings = new Map(rows.map((row) => [row.id, row]));
  const made = new Map<string, MeetingForMail>();
  const find = (meetingId: string) => {
    const row = meetings.get(meetingId);
    if (!row) throw new Error('A mail is about a meeting that does not exist');
    return row;
  };
  return {
    inMail: (meetingId, locale, mayEnter) => {
      const key = `${meetingId} ${locale} ${mayEnter}`;
      const known = made.get(key) ?? snapshotOf(find(meetingId), locale, mayEnter);
      made.set(key, known);
      return known;
    },
    processOf: (meetingId) => find(meetingId).process_id,
  };
}

function snapshotOf(row: SnapshotRow, locale: Locale, mayEnter: boolean): MeetingForMail {
  const { title, date, group_key: key, group_title, series_title, number } = row;
  const group = key === null ? null : { key, title: group_title };
  const series = series_title === null ? null : { title: series_title };
  const streetAndTown = [row.street, row.municipality].filter(Boolean).join(', ');
  return {
    id: row.id,
    title: displayTitle({ title, date, group, series, number }, locale).text,
    description: textFor(row.description, locale, row.language)?.text ?? null,
    processSlug: row.slug,
    processTitle: textFor(row.process_title, locale, row.language)?.text ?? row.slug,
    tentative: row.status === 'SAVE_THE_DATE',
    date,
    timezone: row.timezone,
    days: row.days.map((day) => ({
      position: day.position,
      date: day.date,
      starts: day.starts?.slice(0, 16) ?? null,
      ends: day.ends?.slice(0, 16) ?? null,
      startsAt: isoOf(day.starts_at),
      endsAt: isoOf(day.ends_at),
    })),
    place: [row.room, textFor(row.venue_name, locale, row.language)?.text, streetAndTown].filter((line): line is string => Boolean(line)),
    municipality: row.municipality,
    latitude: row.latitude,
    longitude: row.longitude,
    announcements: announcementsOf(row.services, locale),
    onlineUrl: mayEnter ? row.online_url : null,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

function isoOf(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
