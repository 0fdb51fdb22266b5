import { translator } from '@percorso/messages';
import { parseEdtf } from '@percorso/time';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import { groupTitle } from '../groups/group-title.js';
import { announcementsOf } from '../meetings/meeting-announcements.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import { displayTitle } from '../meetings/meeting-title.js';
import { type CalendarFeed, type CalendarFeedEntry, type CalendarSpan, feedObject } from './calendar-object.js';
import type { CalendarRow, CalendarState, OwnCalendarRow, PublicCalendarKind } from './calendars.queries.js';

/** What is the same for all entries of one calendar. */
export interface FeedReader {
  locale: Locale;
  /** The address that people see, without a slash at the end. */
  publicUrl: string;
}

/** Some calendars stop reading at a megabyte; the oldest entries go first. */
const LARGEST_FEED = 1_000_000;

const statuses: Partial<Record<MeetingStatus, CalendarFeedEntry['status']>> = {
  SAVE_THE_DATE: 'TENTATIVE',
  CANCELLED: 'CANCELLED',
};

/**
 * The calendar of a process, a group or a meeting, for everybody: never the room on the net, nobody's name. Days that
 * are not known to the day are left out.
 */
export function publicFeed(kind: PublicCalendarKind, state: CalendarState, rows: readonly CalendarRow[], reader: FeedReader): string {
  const t = translator(reader.locale);
  const name = publicName(kind, state, rows, reader.locale);
  return feedWithinLimit({
    name: state.synthetic ? t('calendar.synthetic', { name }) : name,
    cancelledPrefix: t('calendar.cancelledPrefix'),
    timezone: state.timezone,
    entries: rows.flatMap((row) => entryOf(row, reader)),
  });
}

/** A person's own calendar. The room on the net is in it where they have a confirmed seat on the net. */
export function ownFeed(state: CalendarState, rows: readonly OwnCalendarRow[], reader: FeedReader): string {
  const t = translator(reader.locale);
  return feedWithinLimit({
    name: t('calendar.own'),
    cancelledPrefix: t('calendar.cancelledPrefix'),
    timezone: state.timezone,
    entries: rows.flatMap((row) => entryOf(row, reader).map((entry) => ownEntry(entry, row, reader.locale))),
  });
}

/** A UID is stored; the name after the @ never changes, also when the installation moves to another address. */
export function storedUid(uid: string): string {
  return uid.includes('@') ? uid : `${uid}@percorso`;
}

function entryOf(row: CalendarRow, { locale, publicUrl }: FeedReader): CalendarFeedEntry[] {
  const when = spanOf(row);
  if (when === null) return [];
  const note = row.synthetic ? translator(locale)('calendar.syntheticNote') : null;
  return [
    {
      uid: storedUid(row.day_uid),
      sequence: row.sequence,
      createdAt: new Date(row.created_at),
      updatedAt: new Date(row.updated_at),
      when,
      title: titleOf(row, locale),
      description: paragraphs(textFor(row.description, locale)?.text, announcementsOf(row.services, locale).join('\n'), note),
      place: placeOf(row, locale),
      url: `${publicUrl}/${locale}/p/${row.slug}/incontri/${row.meeting_id}`,
      conference: null,
      status: statuses[row.status] ?? 'CONFIRMED',
    },
  ];
}

function ownEntry(entry: CalendarFeedEntry, row: OwnCalendarRow, locale: Locale): CalendarFeedEntry {
  const t = translator(locale);
  const confirmed = row.taking_part === 'CONFIRMED';
  const cancelled = entry.status === 'CANCELLED';
  const ownChange = new Date(row.own_changed_at);
  return {
    ...entry,
    uid: storedUid(row.own_uid),
    sequence: row.own_sequence ?? entry.sequence,
    updatedAt: ownChange > entry.updatedAt ? ownChange : entry.updatedAt,
    status: confirmed || cancelled ? entry.status : 'TENTATIVE',
    description: paragraphs(cancelled ? null : partIn(row, locale), entry.description),
    conference:
      confirmed && !cancelled && row.mode === 'ONLINE' && row.online_url !== null ? { url: row.online_url, label: t('calendar.onlineRoom') } : null,
  };
}

/** Says why somebody does not have a seat for sure; null: they have. */
function partIn({ taking_part }: OwnCalendarRow, locale: Locale): string | null {
  return taking_part === 'CONFIRMED' ? null : translator(locale)(`calendar.${taking_part}`);
}

/** Null when the day is not known. A span of days that are all known is shown whole. */
function spanOf({ starts_at, ends_at, timezone, date }: CalendarRow): CalendarSpan | null {
  if (starts_at !== null) {
    return { kind: 'hours', startsAt: new Date(starts_at), endsAt: ends_at === null ? null : new Date(ends_at), timezone };
  }
  const known = parseEdtf(date);
  if (known?.start?.day == null || known.end?.day == null || known.earliest === null || known.latest === null) return null;
  return { kind: 'days', first: known.earliest, last: known.latest };
}

function placeOf({ room, venue_name, street, municipality, latitude, longitude }: CalendarRow, locale: Locale): CalendarFeedEntry['place'] {
  const text = [room, textFor(venue_name, locale)?.text, street, municipality].filter(Boolean).join(', ');
  return text === '' ? null : { text, municipality, latitude, longitude };
}

function titleOf(row: CalendarRow, locale: Locale): string {
  const { title, meeting_date: date, group_key: key, group_title, series_title, number } = row;
  const group = key === null ? null : { key, title: group_title };
  return displayTitle({ title, date, group, series: series_title === null ? null : { title: series_title }, number }, locale).text;
}

function publicName(kind: PublicCalendarKind, state: CalendarState, rows: readonly CalendarRow[], locale: Locale): string {
  const process = textFor(state.title, locale, state.language)?.text ?? '';
  const [row] = rows;
  if (state.group) return translator(locale)('calendar.groupOfProcess', { group: groupTitle(state.group, locale).text, process });
  return kind === 'meeting' && row !== undefined ? titleOf(row, locale) : process;
}

function paragraphs(...texts: (string | null | undefined)[]): string | null {
  return texts.filter(Boolean).join('\n\n') || null;
}

function feedWithinLimit(feed: CalendarFeed): string {
  let entries = feed.entries.toSorted((a, b) => startOf(b.when).localeCompare(startOf(a.when)));
  for (;;) {
    const text = feedObject({ ...feed, entries });
    const size = Buffer.byteLength(text);
    if (size <= LARGEST_FEED || entries.length <= 1) return text;
    entries = entries.slice(0, Math.min(entries.length - 1, Math.floor((entries.length * LARGEST_FEED) / size)));
  }
}

function startOf(when: CalendarSpan): string {
  return when.kind === 'hours' ? when.startsAt.toISOString() : when.first;
}
