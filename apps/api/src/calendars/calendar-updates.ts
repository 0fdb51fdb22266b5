import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import { type CalendarHolder, type CalendarNotice, DAYS, type EntryRow, noticeOf } from './calendar-entries.js';

/** What a person's calendar shows as their answer. */
export type CalendarAnswer = 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';

/** A notice together with the answer that goes with it. */
export interface AnsweredNotice extends CalendarNotice {
  answer: CalendarAnswer;
}

/** How a day of a meeting changed for those who have it; see `changeBetween`. */
export interface ChangedDay {
  position: number;
  /** Whether people may answer otherwise: SEQUENCE grows and they are asked again. */
  material: boolean;
}

type AnsweredRow = EntryRow & { partstat: CalendarAnswer };

const NEXT_STAMP = (now: string) => `greatest(date_trunc('second', ${now}::timestamptz), entry.dtstamp + interval '1 second')`;

const RETURNED = `person_id, position, days::int, uid, sequence, dtstamp, partstat`;

/** $2 people, $3 addresses, $4 now, $5 domain of new UIDs, $6 answer. Who has the entry already keeps it as it is. */
const ADD_MISSING = `
  with day as (${DAYS}),
  added as (
    insert into calendar_entry (id, person_id, meeting_id, meeting_day_id, uid, sequence, dtstamp, address, partstat)
    select gen_random_uuid(), person_id, day.meeting_id, day.id, gen_random_uuid() || '@' || $5::text, 0,
           date_trunc('second', $4::timestamptz), address, $6
      from unnest($2::uuid[], $3::text[]) as holder (person_id, address)
     cross join day
    on conflict (meeting_day_id, person_id) where cancelled_at is null do nothing
    returning person_id, meeting_day_id, uid, sequence, dtstamp, partstat
  )
  select ${RETURNED} from added join day on day.id = added.meeting_day_id order by person_id, position`;

/** $2 people, $3 positions of the days that changed, $4 whether each is material, $5 now */
const REVISE = `
  with day as (${DAYS}),
  revised as (
    update calendar_entry as entry
       set sequence = sequence + material::int, dtstamp = ${NEXT_STAMP('$5')},
           partstat = case when material then 'NEEDS-ACTION' else partstat end
      from day join unnest($3::int[], $4::bool[]) as change (position, material) using (position)
     where entry.meeting_day_id = day.id and entry.person_id = any ($2::uuid[]) and entry.cancelled_at is null
    returning person_id, meeting_day_id, uid, sequence, dtstamp, partstat
  )
  select ${RETURNED} from revised join day on day.id = revised.meeting_day_id order by person_id, position`;

/** $1 meeting, $2 people, $3 positions */
const OUTDATE = `
  update calendar_entry as entry set sequence = sequence + 1
    from meeting_day
   where meeting_day.id = entry.meeting_day_id and meeting_day.meeting_id = $1 and meeting_day.position = any ($3::int[])
     and entry.person_id = any ($2::uuid[]) and entry.cancelled_at is null`;

/** $1 meeting, $2 from which day on, $3 now. All entries go, also those of people who left: their days are no more. */
const DROP_DAYS = `
  with day as (select id, position, count(*) over () as days from meeting_day where meeting_id = $1),
  dropped as (
    delete from calendar_entry as entry using day
     where entry.meeting_day_id = day.id and day.position >= $2
    returning person_id, meeting_day_id, uid, sequence + 1 as sequence, ${NEXT_STAMP('$3')} as dtstamp, cancelled_at
  )
  select person_id, position, days::int, uid, sequence, dtstamp
    from dropped join day on day.id = dropped.meeting_day_id
   where cancelled_at is null
   order by person_id, position`;

/** $1 person, $2 now. Entries of meetings to come that are still on. */
const LEAVE_ADDRESS = `
  with left_behind as (
    update calendar_entry as entry
       set sequence = sequence + 1, cancelled_at = $2, dtstamp = ${NEXT_STAMP('$2')}
      from meeting
     where meeting.id = entry.meeting_id and entry.person_id = $1 and entry.cancelled_at is null
       and meeting.status in ('SAVE_THE_DATE', 'SCHEDULED') and coalesce(meeting.ends_at > $2, true)
    returning entry.*
  )
  select left_behind.meeting_id, left_behind.address, left_behind.person_id, meeting_day.position, left_behind.uid,
         left_behind.sequence, left_behind.dtstamp, left_behind.partstat,
         (select count(*)::int from meeting_day as each where each.meeting_id = left_behind.meeting_id) as days
    from left_behind
    join meeting_day on meeting_day.id = left_behind.meeting_day_id
   order by left_behind.meeting_id, meeting_day.position`;

/**
 * Puts the days of a meeting into calendars that do not have them yet.
 *
 * @param answer     what new entries show as the person's answer; NEEDS-ACTION asks for one
 * @param uidDomain  what stands after the @ of new UIDs
 * @returns the new entries only
 */
export async function addMissingEntries(
  em: EntityManager,
  meetingId: string,
  holders: readonly CalendarHolder[],
  answer: CalendarAnswer,
  uidDomain: string,
  now: Date,
): Promise<AnsweredNotice[]> {
  if (holders.length === 0) return [];
  const parameters = [meetingId, holders.map(({ personId }) => personId), holders.map(({ address }) => address), now, uidDomain, answer];
  return (await runSql<AnsweredRow>(em, ADD_MISSING, parameters)).map(answeredNoticeOf);
}

/** Brings the entries that people have up to date with days that changed. @returns what their mails must say */
export async function reviseEntries(
  em: EntityManager,
  meetingId: string,
  people: readonly string[],
  days: readonly ChangedDay[],
  now: Date,
): Promise<AnsweredNotice[]> {
  if (people.length === 0 || days.length === 0) return [];
  const parameters = [meetingId, people, days.map(({ position }) => position), days.map(({ material }) => material), now];
  return (await runSql<AnsweredRow>(em, REVISE, parameters)).map(answeredNoticeOf);
}

/** Keeps in mind that days changed of which nobody is told, so that the next message about them has a higher SEQUENCE. */
export async function outdateEntries(em: EntityManager, meetingId: string, people: readonly string[], days: readonly ChangedDay[]): Promise<void> {
  const material = days.filter((day) => day.material).map(({ position }) => position);
  if (people.length > 0 && material.length > 0) await runSql(em, OUTDATE, [meetingId, people, material]);
}

/** Forgets the entries of a meeting's last days, so that the days can be deleted. @returns what takes them out of calendars */
export async function dropDays(em: EntityManager, meetingId: string, fromPosition: number, now: Date): Promise<CalendarNotice[]> {
  return (await runSql<EntryRow>(em, DROP_DAYS, [meetingId, fromPosition, now])).map((row) => noticeOf(row, 'CANCEL'));
}

/** An entry taken away from an address that is no longer the person's. */
export interface LeftEntry extends AnsweredNotice {
  meetingId: string;
  /** Where the entry is. */
  address: string;
}

/** Takes the meetings to come out of the calendar that a person had until now. @returns what must go to the old address */
export async function leaveAddress(em: EntityManager, personId: string, now: Date): Promise<LeftEntry[]> {
  const rows = await runSql<AnsweredRow & { meeting_id: string; address: string }>(em, LEAVE_ADDRESS, [personId, now]);
  return rows.map((row) => ({ ...noticeOf(row, 'CANCEL'), answer: row.partstat, meetingId: row.meeting_id, address: row.address }));
}

function answeredNoticeOf(row: AnsweredRow): AnsweredNotice {
  return { ...noticeOf(row, 'REQUEST'), answer: row.partstat };
}
