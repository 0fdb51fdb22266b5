import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { AdmissionMode } from '../meetings/admission.entity.js';
import type { MeetingServices, MeetingStatus } from '../meetings/meeting.entity.js';
import type { RegistrationStatus } from '../registrations/registration.entity.js';

export type PublicCalendarKind = 'process' | 'group' | 'meeting';

/** What tells whether a calendar changed, and all that is needed before any entry is read. */
export interface CalendarState {
  /** The process, or for a private calendar the person. */
  ownerId: string;
  language: Locale;
  timezone: string;
  title: LocalizedText;
  /** Whose calendar it is; null: of a process, a meeting or a person. */
  group: { key: string; title: LocalizedText | null } | null;
  synthetic: boolean;
  changedAt: Date;
  /** Differs whenever an entry was added, changed or dropped. */
  fingerprint: string;
}

/** One day of a meeting, with all that a calendar shows of it. Instants as text. */
export interface CalendarRow {
  meeting_id: string;
  status: MeetingStatus;
  title: LocalizedText | null;
  description: LocalizedText | null;
  meeting_date: string;
  timezone: string;
  online_url: string | null;
  sequence: number;
  created_at: string;
  updated_at: string;
  synthetic: boolean;
  slug: string;
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
  day_uid: string;
  date: string;
  starts_at: string | null;
  ends_at: string | null;
}

/** The same for somebody who takes part in it. */
export interface OwnCalendarRow extends CalendarRow {
  taking_part: Exclude<RegistrationStatus, 'CANCELLED' | 'REFUSED' | 'EXPIRED'> | 'INVITED';
  /** Of the admission; null: only invited. */
  mode: AdmissionMode | null;
  own_uid: string;
  /** Of the entry that was sent by mail; null: none was. */
  own_sequence: number | null;
  own_changed_at: string;
}

/** Days from the end of a meeting until calendars drop it: cancelled ones everywhere, others in private calendars only. */
const CANCELLED_DAYS = 30;
const PRIVATE_DAYS = 90;

/** The instant at which a meeting ends, whatever is known of it; null: not known at all. */
const END = `coalesce(meeting.ends_at, (meeting.latest + 1)::timestamp at time zone meeting.timezone)`;

const ENTRY_COLUMNS = `
  meeting.id as meeting_id, meeting.status, meeting.title, meeting.description, meeting.date as meeting_date, meeting.timezone,
  meeting.online_url, meeting.calendar_sequence as sequence, meeting.created_at, meeting.updated_at,
  meeting.synthetic or process.synthetic as synthetic, process.slug, participant_group.key as group_key,
  participant_group.title as group_title, series.title as series_title, session.number, venue.name as venue_name, venue.street,
  venue.municipality, venue.latitude, venue.longitude, meeting.services, room.name as room, meeting_day.calendar_uid as day_uid, meeting_day.date, meeting_day.starts_at, meeting_day.ends_at`;

const ENTRY_TABLES = `
  join process on process.id = meeting.process_id
  join meeting_day on meeting_day.meeting_id = meeting.id
  left join participant_group on participant_group.id = meeting.group_id
  left join series on series.id = meeting.series_id
  left join session on session.id = meeting.session_id
  left join venue on venue.id = meeting.venue_id
  left join room on room.id = meeting.room_id`;

/** By kind: the process whose calendar, or a part of it, is asked for; and which of its meetings are in it. $1 slug or id */
const publicScopes: Record<PublicCalendarKind, { process: string; inScope: string }> = {
  process: { process: `process.slug = $1`, inScope: `true` },
  group: {
    process: `process.id = (select process_id from participant_group where id = $1::uuid)`,
    inScope: `exists (select from meeting_group where meeting_id = meeting.id and group_id = $1::uuid)`,
  },
  meeting: {
    process: `process.id = (select process_id from meeting where id = $1::uuid and status <> 'DRAFT')`,
    inScope: `meeting.id = $1::uuid`,
  },
};

/** Whether a public calendar still shows a meeting. $2 now */
const SHOWN = `(meeting.status <> 'CANCELLED' or ${END} + interval '${CANCELLED_DAYS} days' > $2::timestamptz)`;

/*
 * That it changed is told over the whole process, drafts too, so that it never goes back when something leaves a
 * calendar. That a cancelled meeting is dropped is a change as well.
 */
const publicState = ({ process, inScope }: { process: string; inScope: string }) => `
select process.id as "ownerId", process.language, process.timezone, process.title, process.synthetic,
       (select jsonb_build_object('key', key, 'title', title) from participant_group where id::text = $1) as "group",
       greatest(process.updated_at, max(meeting.updated_at),
                max(${END} + interval '${CANCELLED_DAYS} days') filter (where meeting.status = 'CANCELLED' and not ${SHOWN})) as "changedAt",
       md5(concat(extract(epoch from process.updated_at),
                  string_agg(meeting.id || ' ' || extract(epoch from meeting.updated_at), ',' order by meeting.id)
                    filter (where meeting.status <> 'DRAFT' and ${inScope} and ${SHOWN}))) as fingerprint
  from process
  left join meeting on meeting.process_id = process.id
 where process.published and ${process}
 group by process.id`;

const publicEntries = ({ process, inScope }: { process: string; inScope: string }) => `
select ${ENTRY_COLUMNS}
  from meeting ${ENTRY_TABLES}
 where process.published and ${process} and meeting.status <> 'DRAFT' and ${inScope} and ${SHOWN}`;

/** What a person takes part in, or is invited to: one row a meeting, a seat before a waiting place. $1 person */
const TAKING_PART = `
  select distinct on (meeting_id) * from (
    select registration.meeting_id, registration.status as taking_part, admission.mode, registration.id,
           registration.updated_at as changed_at, registration.status not in ('CONFIRMED', 'PENDING') as waits
      from registration
      join admission on admission.id = registration.admission_id
     where registration.person_id = $1 and registration.status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')
    union all
    select meeting_id, 'INVITED', null, id, invited_at, null from invitation where person_id = $1 and status = 'INVITED'
  ) as part
  order by meeting_id, waits nulls last`;

const DROPPED_AT = `${END} + case meeting.status when 'CANCELLED' then interval '${CANCELLED_DAYS} days' else interval '${PRIVATE_DAYS} days' end`;

/** $1 person, $2 now */
const OWN_STATE = `
with part as (${TAKING_PART}), known as (
  select meeting.*, part.id as part_id, part.changed_at, coalesce(${DROPPED_AT} > $2::timestamptz, true) as shown, ${DROPPED_AT} as dropped_at
    from part join meeting on meeting.id = part.meeting_id
   where meeting.status <> 'DRAFT'
)
select greatest(
         (select max(updated_at) from registration where person_id = $1),
         (select max(greatest(invited_at, answered_at)) from invitation where person_id = $1),
         (select max(greatest(dtstamp, cancelled_at)) from calendar_entry where person_id = $1),
         (select max(process.updated_at) from process where id in (select process_id from known)),
         max(updated_at), max(dropped_at) filter (where not shown)) as "changedAt",
       md5(concat(
         string_agg(concat_ws(' ', id, part_id, extract(epoch from updated_at), extract(epoch from changed_at)), ',' order by id)
           filter (where shown),
         (select string_agg(concat(uid, sequence), ',' order by uid) from calendar_entry where person_id = $1 and cancelled_at is null),
         (select string_agg(extract(epoch from updated_at)::text, ',' order by id) from process where id in (select process_id from known))
       )) as fingerprint
  from known`;

/** $1 person, $2 now */
const OWN_ENTRIES = `
with part as (${TAKING_PART})
select ${ENTRY_COLUMNS}, part.taking_part, part.mode, part.changed_at as own_changed_at,
       coalesce(calendar_entry.uid, concat(part.id, '.', meeting_day.id)) as own_uid, calendar_entry.sequence as own_sequence
  from part
  join meeting on meeting.id = part.meeting_id ${ENTRY_TABLES}
  left join calendar_entry
    on calendar_entry.meeting_day_id = meeting_day.id and calendar_entry.person_id = $1 and calendar_entry.cancelled_at is null
 where meeting.status <> 'DRAFT' and coalesce(${DROPPED_AT} > $2::timestamptz, true)`;

/** $1 hash of the token */
const FEED_OWNER = `
select person.id as "ownerId", person.locale as language, feed_token.created_at as "createdAt"
  from feed_token
  join person on person.id = feed_token.person_id
 where feed_token.token_hash = $1 and feed_token.revoked_at is null and person.erased_at is null`;

/** The zone of a private calendar without entries; they bring their own. */
const PRIVATE_ZONE = 'Europe/Rome';

/** @returns null when there is no such thing, or the public may not know of it */
export async function readPublicState(em: EntityManager, kind: PublicCalendarKind, key: string, now: Date): Promise<CalendarState | null> {
  const [row] = await runSql<Omit<CalendarState, 'changedAt'> & { changedAt: string }>(em, publicState(publicScopes[kind]), [key, now]);
  return row ? { ...row, changedAt: new Date(row.changedAt) } : null;
}

export function readPublicEntries(em: EntityManager, kind: PublicCalendarKind, key: string, now: Date): Promise<CalendarRow[]> {
  return runSql<CalendarRow>(em, publicEntries(publicScopes[kind]), [key, now]);
}

/** @returns null for a token that never was, was revoked, or whose person was erased */
export async function readOwnState(em: EntityManager, tokenHash: string, now: Date): Promise<CalendarState | null> {
  const [owner] = await runSql<{ ownerId: string; language: Locale; createdAt: string }>(em, FEED_OWNER, [tokenHash]);
  if (!owner) return null;
  const [row] = await runSql<{ changedAt: string | null; fingerprint: string }>(em, OWN_STATE, [owner.ownerId, now]);
  return {
    ownerId: owner.ownerId,
    language: owner.language,
    timezone: PRIVATE_ZONE,
    title: {},
    group: null,
    synthetic: false,
    changedAt: new Date(row?.changedAt ?? owner.createdAt),
    fingerprint: row?.fingerprint ?? '',
  };
}

export function readOwnEntries(em: EntityManager, personId: string, now: Date): Promise<OwnCalendarRow[]> {
  return runSql<OwnCalendarRow>(em, OWN_ENTRIES, [personId, now]);
}
