import type { EntityManager } from '@mikro-orm/postgresql';
import { type SeenPerson } from '../access/person.graphql.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import type { NeedKind } from '../registrations/registration.entity.js';
import type { AttendanceCountsType, RosterAttendanceType } from './attendance.graphql.js';

/** One person of a meeting's roster. */
export interface RosterRow {
  person: SeenPerson;
  registrationId: string | null;
  organisation: string | null;
  category: LocalizedText | null;
  needs: string | null;
  needKinds: NeedKind[];
  interpreterLanguage: string | null;
  attendance: RosterAttendanceType[];
}

/**
 * Everybody whom the door may see: one row a person, with the registration that says most of them. Those who hold a
 * seat or wait, those who were let in although their registration is over, and walk-ins. $1 meeting
 */
const ROSTER = `
with attended as (
  select distinct person_id
    from attendance
    join meeting_day on meeting_day.id = attendance.meeting_day_id
   where meeting_day.meeting_id = $1
), registered as (
  select distinct on (person_id) person_id, id as registration_id
    from registration
   where meeting_id = $1
     and (status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE') or person_id in (select person_id from attended))
   order by person_id, array_position('{CONFIRMED,PENDING,OFFERED,WAITING,TO_APPROVE}', status), registered_at desc
), roster as (
  select person_id, registration_id from registered
  union all
  select person_id, null from attended where person_id not in (select person_id from registered)
)`;

/** As Italian readers look names up. */
const BY_NAME = `person.name collate "it-x-icu"`;

/** $2 size, $3 name and $4 id of the last one before; null: from the first */
const PAGE = `${ROSTER}
select roster.registration_id, person.id, person.name, coalesce(person.email, person.contact_email) as email, person.locale,
       coalesce(named.name, registration.organisation_name, own.name) as organisation, stakeholder_category.title as category, registration.needs,
       coalesce(registration.need_kinds, '{}') as "needKinds", registration.interpreter_language as "interpreterLanguage"
  from roster
  join person on person.id = roster.person_id
  left join registration on registration.id = roster.registration_id
  left join organisation as named on named.id = registration.organisation_id
  left join organisation as own on own.id = person.organisation_id
  left join stakeholder_category on stakeholder_category.id = registration.comes_as_id
 where $3::text is null or (${BY_NAME}, person.id) > ($3::text, $4::uuid)
 order by ${BY_NAME}, person.id
 limit $2`;

const COUNT = `${ROSTER} select count(*)::int as total from roster`;

/** $1 meeting, $2 people */
const ATTENDANCE = `
select attendance.person_id, attendance.meeting_day_id as "meetingDayId", attendance.status, attendance.at, attendance.left_at as "leftAt",
       recorder.name as "recordedBy", attendance.nonce
  from attendance
  join meeting_day on meeting_day.id = attendance.meeting_day_id
  left join person as recorder on recorder.id = attendance.recorded_by_id
 where meeting_day.meeting_id = $1 and attendance.person_id = any ($2::uuid[])
 order by meeting_day.position`;

/** $1 meeting, $2 day; null: the only one, or the first */
const COUNTS = `
with day as (
  select id from meeting_day where meeting_id = $1 and ($2::uuid is null or id = $2) order by position limit 1
)
select (select count(*)::int from registration where meeting_id = $1 and status = 'CONFIRMED') as expected,
       count(*) filter (where status = 'PRESENT')::int as present,
       count(*) filter (where status = 'LATE')::int as late,
       count(*) filter (where status = 'EXCUSED')::int as excused,
       count(*) filter (where status = 'ABSENT')::int as absent,
       count(*) filter (where walk_in and status in ('PRESENT', 'LATE'))::int as "walkIns",
       (select room.capacity from meeting join room on room.id = meeting.room_id where meeting.id = $1) as capacity
  from attendance
 where meeting_day_id in (select id from day)`;

interface PageRow extends SeenPerson {
  registration_id: string | null;
  organisation: string | null;
  category: LocalizedText | null;
  needs: string | null;
  needKinds: NeedKind[];
  interpreterLanguage: string | null;
}

type AttendanceRow = Omit<RosterAttendanceType, 'at' | 'leftAt'> & { person_id: string; at: string; leftAt: string | null };

/** A page of a meeting's roster, by name. */
export async function listRoster(em: EntityManager, meetingId: string, page: PageRequest): Promise<Connection<RosterRow>> {
  const size = pageSize(page);
  const [name = null, id = null] = keysetOf(page, 2) ?? [];
  const rows = await runSql<PageRow>(em, PAGE, [meetingId, size + 1, name, id]);
  const [count] = await runSql<{ total: number }>(em, COUNT, [meetingId]);
  const attendance = await runSql<AttendanceRow>(em, ATTENDANCE, [meetingId, rows.map((row) => row.id)]);
  const ofPerson = Map.groupBy(attendance, ({ person_id }) => person_id);
  const entries = rows.map(({ registration_id: registrationId, organisation, category, needs, needKinds, interpreterLanguage, ...person }) => ({
    person,
    registrationId,
    organisation,
    category,
    needs,
    needKinds,
    interpreterLanguage,
    attendance: (ofPerson.get(person.id) ?? []).map((row) => ({ ...row, at: new Date(row.at), leftAt: row.leftAt === null ? null : new Date(row.leftAt) })),
  }));
  return pageOf(entries, size, count?.total ?? 0, ({ person }) => [person.name, person.id]);
}

/** @param dayId  null: the only day, or the first */
export async function countAttendance(em: EntityManager, meetingId: string, dayId: string | null): Promise<AttendanceCountsType | null> {
  const [counts] = await runSql<AttendanceCountsType>(em, COUNTS, [meetingId, dayId]);
  return counts ?? null;
}
