import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/*
 * The published numbers. Each has one rule, written here and in docs/numbers.md, and is counted from the same rows that
 * its list shows.
 */

/** The numbers of a process, or those that one can count of a meeting. */
export interface ProcessFigures {
  /** Meetings that are announced, scheduled or closed: neither drafts nor cancelled. */
  meetingsPlanned: number;
  /** Of these, the closed ones. Held means closed. */
  meetingsHeld: number;
  /** Distinct people with a CONFIRMED registration for a planned meeting. */
  peopleRegistered: number;
  /** Distinct people PRESENT or LATE on at least one day of a held meeting. */
  peopleInvolved: number;
  /** The same people, once for each held meeting, however many days of it they came. */
  presences: number;
  /** Distinct organisations of the people involved: the one named for that meeting, else their own. */
  organisationsInvolved: number;
  /** People counted without names at held meetings. They stand beside the people involved, never in them. */
  headCounts: number;
  /** Whether any of it was counted from made-up people. */
  synthetic: boolean;
  /** When something that they are counted from last changed. */
  updatedAt: Date;
}

export interface MeetingFigures {
  present: number;
  headCounts: number;
}

/** Planned meetings of processes. $1 processes */
export const PLANNED = `
  select id, process_id, status, head_count, synthetic
    from meeting
   where process_id = any ($1::uuid[]) and status in ('SAVE_THE_DATE', 'SCHEDULED', 'CLOSED')`;

/** Confirmed registrations for the meetings of \`planned\`. */
export const REGISTERED = `
  select planned.process_id, planned.id as meeting_id, registration.person_id
    from planned
    join registration on registration.meeting_id = planned.id
   where registration.status = 'CONFIRMED'`;

/** Who came to the held meetings of \`planned\`: one row a person and day. */
export const ATTENDED = `
  select planned.process_id, planned.id as meeting_id, attendance.person_id, attendance.registration_id, attendance.synthetic
    from planned
    join meeting_day on meeting_day.meeting_id = planned.id
    join attendance on attendance.meeting_day_id = meeting_day.id
   where planned.status = 'CLOSED' and attendance.status in ('PRESENT', 'LATE')`;

/*
 * Where rows are looked up by a key of their own, a lateral query says so ("limit", "offset 0"): as a plain join
 * PostgreSQL would at times rather read all people and all registrations that there are than some thousands by their keys.
 */

/** For whom the people of \`attended\` came: what they said for that meeting, a known organisation or a name, else their own. */
export const NAMED = `
  select attended.process_id, attended.person_id, attended.meeting_id,
         case when registration.organisation_id is null then registration.organisation_name end as said,
         coalesce(registration.organisation_id, case when registration.organisation_name is null then person.organisation_id end) as organisation_id
    from attended
   cross join lateral (select organisation_id from person where person.id = attended.person_id limit 1) as person
    left join lateral (
      select organisation_id, organisation_name from registration where registration.id = attended.registration_id limit 1
    ) as registration on true`;

/**
 * The organisations of \`named\`, each by a key; null: none. Names that were typed are the same without regard to case,
 * accents and blanks, and one that a known organisation is, or is also, known by is that organisation.
 */
export const REPRESENTED = `
  select named.*, coalesce(named.organisation_id, typed.organisation_id) as known_id, typed.name as typed_name,
         coalesce(named.organisation_id::text, typed.organisation_id::text, typed.name) as key
    from named
    left join (
      select said, name_spelling(said) as name,
             (select organisation.id from organisation where organisation.spellings @> array[name_spelling(said)] order by organisation.id limit 1) as organisation_id
        from (select distinct said from named where said is not null) as name
    ) as typed on typed.said = named.said`;

const NUMBERS = `
with planned as materialized (${PLANNED}), attended as materialized (${ATTENDED}),
meetings as (
  select process_id, count(*)::int as planned, (count(*) filter (where status = 'CLOSED'))::int as held,
         coalesce(sum(head_count) filter (where status = 'CLOSED'), 0)::int as head_counts, bool_or(synthetic) as synthetic
    from planned group by process_id
), involved as (
  select process_id, count(*)::int as people, sum(meetings)::int as presences, bool_or(synthetic) as synthetic
    from (
      select process_id, person_id, count(*) as meetings, bool_or(synthetic) as synthetic
        from (select distinct process_id, meeting_id, person_id, synthetic from attended) as presence
       group by process_id, person_id
    ) as person
   group by process_id
), named as (
  select distinct process_id, organisation_id, said from (${NAMED}) as one
), organisations as (
  select process_id, count(distinct key)::int as represented from (${REPRESENTED}) as represented group by process_id
), registrants as (
  select process_id, (count(*) filter (where confirmed))::int as people, bool_or(synthetic) as synthetic, max(updated_at) as updated_at
    from (
      select planned.process_id, registration.person_id, bool_or(registration.status = 'CONFIRMED') as confirmed,
             bool_or(registration.synthetic) as synthetic, max(registration.updated_at) as updated_at
        from planned
       cross join lateral (select * from registration where registration.meeting_id = planned.id offset 0) as registration
       group by planned.process_id, registration.person_id
    ) as person
   group by process_id
), changes as (
  select process_id, max(updated_at) as updated_at
    from meeting where process_id = any ($1::uuid[]) and status <> 'DRAFT' group by process_id
)
select process.id,
       coalesce(meetings.planned, 0) as "meetingsPlanned", coalesce(meetings.held, 0) as "meetingsHeld",
       coalesce(registrants.people, 0) as "peopleRegistered", coalesce(involved.people, 0) as "peopleInvolved",
       coalesce(involved.presences, 0) as presences, coalesce(organisations.represented, 0) as "organisationsInvolved",
       coalesce(meetings.head_counts, 0) as "headCounts",
       process.synthetic or coalesce(meetings.synthetic, false) or coalesce(involved.synthetic, false) or coalesce(registrants.synthetic, false) as synthetic,
       greatest(process.created_at, changes.updated_at, registrants.updated_at) as "updatedAt"
  from process
  left join meetings on meetings.process_id = process.id
  left join involved on involved.process_id = process.id
  left join organisations on organisations.process_id = process.id
  left join registrants on registrants.process_id = process.id
  left join changes on changes.process_id = process.id
 where process.id = any ($1::uuid[])`;

/** $1 closed meetings */
const OF_MEETINGS = `
select meeting.id, coalesce(meeting.head_count, 0) as "headCounts",
       (select count(distinct attendance.person_id)::int
          from meeting_day
          join attendance on attendance.meeting_day_id = meeting_day.id
         where meeting_day.meeting_id = meeting.id and attendance.status in ('PRESENT', 'LATE')) as present
  from meeting
 where meeting.id = any ($1::uuid[]) and meeting.status = 'CLOSED'`;

/** The numbers of processes, by their ids: one statement, however many. */
export async function countProcesses(em: EntityManager, ids: readonly string[]): Promise<Map<string, ProcessFigures>> {
  const rows = await runSql<Omit<ProcessFigures, 'updatedAt'> & { id: string; updatedAt: string }>(em, NUMBERS, [ids]);
  return new Map(rows.map(({ id, updatedAt, ...figures }) => [id, { ...figures, updatedAt: new Date(updatedAt) }]));
}

/** The numbers of meetings, by their ids; those that are not closed are missing. */
export async function countMeetings(em: EntityManager, ids: readonly string[]): Promise<Map<string, MeetingFigures>> {
  const rows = await runSql<MeetingFigures & { id: string }>(em, OF_MEETINGS, [ids]);
  return new Map(rows.map(({ id, present, headCounts }) => [id, { present, headCounts }]));
}
