import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';

/** Imports of one process wait for each other, until the end of the transaction. */
export async function lockProgramme(em: EntityManager, slug: string): Promise<void> {
  await runSql(em, `select pg_advisory_xact_lock(hashtextextended('programme ' || $1, 0))`, [slug]);
}

/** Nobody registers for these meetings, and nobody moves them, until the end of the transaction. Quotas first, as registering does. */
export async function lockMeetings(em: EntityManager, meetingIds: string[]): Promise<void> {
  await runSql(em, `select from quota where meeting_id = any($1::uuid[]) order by id for update`, [meetingIds]);
  await runSql(em, `select from meeting where id = any($1::uuid[]) order by id for update`, [meetingIds]);
}

export interface MeetingUse {
  id: string;
  /** Whether somebody counts on it as it is: registered, invited, or there. */
  awaited: boolean;
  /** Whether anything that a person did hangs on it. */
  used: boolean;
}

/** What people did with meetings. */
export async function usesOfMeetings(em: EntityManager, meetingIds: string[]): Promise<Map<string, MeetingUse>> {
  const rows = await runSql<MeetingUse>(
    em,
    `select meeting.id, seen.awaited,
            seen.awaited or exists (select from registration where meeting_id = meeting.id)
              or exists (select from invitation where meeting_id = meeting.id)
              or exists (select from delegation where meeting_id = meeting.id)
              or exists (select from calendar_entry where meeting_id = meeting.id)
              or exists (select from role_assignment where meeting_id = meeting.id) as used
       from meeting, lateral (
         select exists (select from registration where meeting_id = meeting.id
                           and status in ('PENDING', 'TO_APPROVE', 'OFFERED', 'CONFIRMED', 'WAITING'))
             or exists (select from invitation where meeting_id = meeting.id and status in ('INVITED', 'ACCEPTED'))
             or exists (select from delegation where meeting_id = meeting.id and withdrawn_at is null)
             or exists (select from calendar_entry where meeting_id = meeting.id and cancelled_at is null)
             or exists (select from meeting_day day where day.meeting_id = meeting.id
                           and (exists (select from attendance where meeting_day_id = day.id)
                             or exists (select from attendance_event where meeting_day_id = day.id))) as awaited) seen
      where meeting.id = any($1::uuid[])`,
    [meetingIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface SeatUse {
  quotaId: string;
  taken: number;
  allowedOver: number;
  waiting: number;
}

export async function usesOfSeats(em: EntityManager, meetingIds: string[]): Promise<Map<string, SeatUse>> {
  const rows = await runSql<SeatUse>(
    em,
    `select id as "quotaId", taken, allowed_over as "allowedOver",
            (select count(*)::int from registration where quota_id = quota.id and status = 'WAITING') as waiting
       from quota where meeting_id = any($1::uuid[])`,
    [meetingIds],
  );
  return new Map(rows.map((row) => [row.quotaId, row]));
}

/** Of these meetings' admissions, those that somebody registered for or was invited to, alone or as an organisation. */
export async function usedAdmissions(em: EntityManager, meetingIds: string[]): Promise<Set<string>> {
  const rows = await runSql<{ id: string }>(
    em,
    `select id from admission
      where meeting_id = any($1::uuid[])
        and (exists (select from registration where admission_id = admission.id)
          or exists (select from invitation where admission_id = admission.id)
          or exists (select from delegation where admission_id = admission.id))`,
    [meetingIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** A day with hours in a room, as it shall be. Instants as text. */
export interface WantedBooking {
  meeting_id: string;
  position: number;
  room_id: string;
  starts_at: string;
  ends_at: string;
}

export interface Clash {
  meetingId: string;
  position: number;
  /** The meeting that has the room: its id and the title that is stored, null for one that is not stored yet or has none. */
  otherName: { id: string; title: LocalizedText | null };
}

/**
 * Wanted bookings of rooms that overlap each other or the stored booking of another meeting. Of two wanted ones the
 * later is named.
 *
 * @param rewritten  meetings whose stored bookings no longer count
 */
export async function clashesOf(em: EntityManager, wanted: WantedBooking[], rewritten: string[]): Promise<Clash[]> {
  if (wanted.length === 0) return [];
  return runSql<Clash>(
    em,
    `with wanted as (
       select *, row_number() over () as rank from jsonb_to_recordset($1::jsonb)
         as record(meeting_id uuid, position int, room_id uuid, starts_at timestamptz, ends_at timestamptz)
     ), clash as (
       select wanted.rank, wanted.meeting_id, wanted.position, other.meeting_id as other_id
         from wanted join wanted other on other.room_id = wanted.room_id and other.rank < wanted.rank
          and tstzrange(other.starts_at, other.ends_at) && tstzrange(wanted.starts_at, wanted.ends_at)
       union all
       select wanted.rank, wanted.meeting_id, wanted.position, day.meeting_id
         from wanted join meeting_day day on day.booked_room_id = wanted.room_id and day.meeting_id <> all($2::uuid[])
          and tstzrange(day.starts_at, day.ends_at) && tstzrange(wanted.starts_at, wanted.ends_at)
     )
     select distinct on (rank) meeting_id as "meetingId", position,
            jsonb_build_object('id', other_id, 'title', (select title from meeting where id = other_id)) as "otherName"
       from clash order by rank`,
    [JSON.stringify(wanted), rewritten],
  );
}

/** Takes meetings away on which nothing hangs, with their days and admissions. */
export async function deleteMeetings(em: EntityManager, ids: string[]): Promise<void> {
  for (const name of ['meeting_day', 'admission', 'quota']) {
    await runSql(em, `delete from ${name} where meeting_id = any($1::uuid[])`, [ids]);
  }
  await deleteRows(em, 'meeting', ids);
}

export async function deleteRows(em: EntityManager, name: string, ids: string[]): Promise<void> {
  if (ids.length > 0) await runSql(em, `delete from ${name} where id = any($1::uuid[])`, [ids]);
}

/** Sessions that no meeting holds any more, and series that only stood for a group's numbers. */
export async function deleteEmptySessions(em: EntityManager, processId: string): Promise<void> {
  await runSql(
    em,
    `delete from session
      where series_id in (select id from series where process_id = $1)
        and not exists (select from meeting where session_id = session.id)
        and not exists (select from registration where session_id = session.id)`,
    [processId],
  );
  await runSql(
    em,
    `delete from series
      where process_id = $1 and group_id is not null
        and not exists (select from session where series_id = series.id)
        and not exists (select from meeting where series_id = series.id)`,
    [processId],
  );
}

const USED = {
  stakeholder_category: `exists (select from registration where comes_as_id = thing.id)
    or exists (select from process_person where category_id = thing.id)
    or exists (select from organisation_category where stakeholder_category_id = thing.id)
    or exists (select from delegation where category_id = thing.id)`,
  participant_group: `exists (select from group_membership where group_id = thing.id)
    or exists (select from role_assignment where group_id = thing.id)
    or exists (select from meeting_group where group_id = thing.id)
    or exists (select from delegation where group_id = thing.id)`,
  series: `exists (select from session where series_id = thing.id) or exists (select from meeting where series_id = thing.id)`,
};

/** Of these rows, those that people or their meetings need. */
export async function usedRows(em: EntityManager, name: keyof typeof USED, ids: string[]): Promise<Set<string>> {
  const rows = await runSql<{ id: string }>(em, `select id from ${name} thing where id = any($1::uuid[]) and (${USED[name]})`, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Notes which of these the file has; that alone is no change of the thing. */
export async function markImported(em: EntityManager, name: string, ids: string[], imported: boolean): Promise<void> {
  if (ids.length > 0) await runSql(em, `update ${name} set imported = $2 where id = any($1::uuid[])`, [ids, imported]);
}

/** Replaces which tracks phases or meetings belong to. */
export async function replaceTracks(
  em: EntityManager,
  owner: 'phase' | 'meeting',
  rows: { owner: string; tracks: string[] }[],
): Promise<void> {
  const pairs = rows.flatMap(({ owner, tracks }) => tracks.map((track) => ({ owner, track })));
  await runSql(em, `delete from ${owner}_track where ${owner}_id = any($1::uuid[])`, [rows.map((row) => row.owner)]);
  await runSql(em, `insert into ${owner}_track (${owner}_id, track_id) select * from unnest($1::uuid[], $2::uuid[]) on conflict do nothing`, [
    pairs.map((pair) => pair.owner),
    pairs.map((pair) => pair.track),
  ]);
}
