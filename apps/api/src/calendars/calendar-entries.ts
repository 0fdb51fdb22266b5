import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import type { MailCalendar } from '../mail/outgoing-mail.entity.js';

/** A person's calendar, reached by the address that holds it. */
export interface CalendarHolder {
  personId: string;
  address: string;
}

/** What the mail about one day of a meeting must say to one person's calendar. */
export interface CalendarNotice {
  personId: string;
  /** The day's place in the meeting, from 1, and how many days of it calendars can hold. */
  day: { position: number; of: number };
  calendar: MailCalendar;
}

/** An entry as a statement that changed it gives it back. */
export interface EntryRow {
  person_id: string;
  position: number;
  days: number;
  uid: string;
  sequence: number;
  dtstamp: string;
}

/** Days that a calendar can hold: with hours, or at least the one day. $1 meeting */
export const DAYS = `
  select id, meeting_id, position, count(*) over () as days
    from meeting_day
   where meeting_id = $1 and (starts_at is not null or date ~ '^\\d{4}-\\d{2}-\\d{2}$')`;

/**
 * $2 people, $3 addresses, $4 now, $5 domain of new UIDs. Somebody who has the entry already, as an invitation without
 * an answer, keeps its UID; DTSTAMP grows by a second at least (RFC 5546, 2.1.5).
 */
const ENTER = `
  with day as (${DAYS}),
  entered as (
    insert into calendar_entry as entry (id, person_id, meeting_id, meeting_day_id, uid, sequence, dtstamp, address, partstat)
    select gen_random_uuid(), person_id, day.meeting_id, day.id, gen_random_uuid() || '@' || $5::text, 0,
           date_trunc('second', $4::timestamptz), address, 'ACCEPTED'
      from unnest($2::uuid[], $3::text[]) as holder (person_id, address)
     cross join day
    on conflict (meeting_day_id, person_id) where cancelled_at is null do update
      set dtstamp = greatest(excluded.dtstamp, entry.dtstamp + interval '1 second'), partstat = 'ACCEPTED', address = excluded.address
    returning person_id, meeting_day_id, uid, sequence, dtstamp
  )
  select person_id, position, days::int, uid, sequence, dtstamp
    from entered join day on day.id = entered.meeting_day_id
   order by person_id, position`;

/** $2 people, $3 now. The UID is dead then: whoever comes back gets a new one. */
const LEAVE = `
  with day as (select id, position, count(*) over () as days from meeting_day where meeting_id = $1),
  entry as (
    update calendar_entry
       set sequence = sequence + 1, cancelled_at = $3, partstat = 'DECLINED',
           dtstamp = greatest(date_trunc('second', $3::timestamptz), dtstamp + interval '1 second')
     where meeting_id = $1 and person_id = any ($2::uuid[]) and cancelled_at is null
    returning person_id, meeting_day_id, uid, sequence, dtstamp
  )
  select person_id, position, days::int, uid, sequence, dtstamp
    from entry join day on day.id = entry.meeting_day_id
   order by person_id, position`;

/**
 * Puts a meeting into the calendars of people who take part in it, in the caller's transaction: one entry a day.
 *
 * @param uidDomain  what stands after the @ of new UIDs
 * @returns what their mails must say, one notice a person and day, in the order of days; none for a meeting whose day
 *          is not known
 */
export async function enterCalendars(
  em: EntityManager,
  meetingId: string,
  holders: readonly CalendarHolder[],
  uidDomain: string,
  now: Date,
): Promise<CalendarNotice[]> {
  if (holders.length === 0) return [];
  const people = holders.map(({ personId }) => personId);
  const rows = await runSql<EntryRow>(em, ENTER, [meetingId, people, holders.map(({ address }) => address), now, uidDomain]);
  return rows.map((row) => noticeOf(row, 'REQUEST'));
}

/** Takes a meeting out of people's calendars. @returns what their mails must say; nothing for whoever never got an entry */
export async function leaveCalendars(em: EntityManager, meetingId: string, people: readonly string[], now: Date): Promise<CalendarNotice[]> {
  if (people.length === 0) return [];
  const rows = await runSql<EntryRow>(em, LEAVE, [meetingId, people, now]);
  return rows.map((row) => noticeOf(row, 'CANCEL'));
}

export function noticeOf({ person_id: personId, position, days, uid, sequence, dtstamp }: EntryRow, method: MailCalendar['method']): CalendarNotice {
  return { personId, day: { position, of: days }, calendar: { method, uid, sequence, dtstamp: new Date(dtstamp).toISOString() } };
}
