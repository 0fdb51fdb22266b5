import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import type { RegistrationStatus } from '../registrations/registration.entity.js';
import type { Statement } from './attendance-book.js';
import type { AttendanceStatus } from './attendance-event.entity.js';

/** A statement as it is kept. */
export interface KeptStatement extends Statement {
  meetingId: string;
  /** The nonce of the statement that it takes back; null: says something of its own. */
  undoOf: string | null;
}

/** A registration as it is found at the door. */
export interface RegistrationAtDoor {
  /** The one asked for. */
  askedId: string;
  personId: string;
  /** The person's seat in the meeting, else the one asked for. */
  id: string;
  status: RegistrationStatus;
}

/** What now counts for a person on a day; null standing: nothing. */
export interface Outcome {
  personId: string;
  meetingDayId: string;
  standing: Statement | null;
}

/** Whoever records attendance in a meeting waits here for the others. $1 meeting */
const LOCK_MEETING = `select status from meeting where id = $1 for no key update`;

const STATEMENT = `
  attendance_event.id, nonce, person_id as "personId", meeting_day_id as "meetingDayId", meeting_id as "meetingId",
  registration_id as "registrationId", status, at, left_at as "leftAt", undo_of as "undoOf", walk_in as "walkIn",
  recorded_by_id as "recordedById"`;

const BY_NONCE = `
select ${STATEMENT} from attendance_event join meeting_day on meeting_day.id = attendance_event.meeting_day_id where nonce = any ($1::text[])`;

const OF_PEOPLE = `
select ${STATEMENT}
  from attendance_event
  join meeting_day on meeting_day.id = attendance_event.meeting_day_id
 where meeting_day.meeting_id = $1 and attendance_event.person_id = any ($2::uuid[])`;

/** One a person at most, unlike an offer, which may stand beside it. */
const LIVE_SEAT = `status in ('CONFIRMED', 'PENDING')`;

/** $1 meeting, $2 registrations */
const AT_DOOR = `
select asked.id as "askedId", asked.person_id as "personId", coalesce(live.id, asked.id) as id, coalesce(live.status, asked.status) as status
  from registration as asked
  left join registration as live
    on live.person_id = asked.person_id and live.meeting_id = asked.meeting_id and live.${LIVE_SEAT}
 where asked.meeting_id = $1 and asked.id = any ($2::uuid[])`;

/** The registration that says most of each person. $1 meeting, $2 people */
const OF_GUESTS = `
select distinct on (person_id) id as "askedId", person_id as "personId", id, status
  from registration
 where meeting_id = $1 and person_id = any ($2::uuid[])
 order by person_id, array_position('{CONFIRMED,PENDING,OFFERED,WAITING,TO_APPROVE}', status), registered_at desc`;

/** $1 statements, $2 now */
const ADD_STATEMENTS = `
insert into attendance_event (id, nonce, meeting_day_id, person_id, registration_id, status, at, left_at, undo_of, walk_in, recorded_by_id, recorded_at)
select id, nonce, "meetingDayId", "personId", "registrationId", status, at, "leftAt", "undoOf", "walkIn", "recordedById", $2
  from jsonb_to_recordset($1::jsonb) as statement (
    id uuid, nonce text, "meetingDayId" uuid, "personId" uuid, "registrationId" uuid, status text, at timestamptz,
    "leftAt" timestamptz, "undoOf" text, "walkIn" boolean, "recordedById" uuid)`;

/** $1 statements that stand */
const WRITE_STANDING = `
insert into attendance (id, meeting_day_id, person_id, registration_id, status, at, left_at, walk_in, recorded_by_id, nonce, synthetic)
select gen_random_uuid(), "meetingDayId", "personId", "registrationId", status, at, "leftAt", "walkIn", "recordedById", nonce, person.synthetic
  from jsonb_to_recordset($1::jsonb) as standing (
    nonce text, "meetingDayId" uuid, "personId" uuid, "registrationId" uuid, status text, at timestamptz, "leftAt" timestamptz,
    "walkIn" boolean, "recordedById" uuid)
  join person on person.id = standing."personId"
on conflict (meeting_day_id, person_id) do update
  set registration_id = excluded.registration_id, status = excluded.status, at = excluded.at, left_at = excluded.left_at,
      walk_in = excluded.walk_in, recorded_by_id = excluded.recorded_by_id, nonce = excluded.nonce`;

/** $1 days, $2 people, in pairs */
const FORGET_STANDING = `
delete from attendance
 using unnest($1::uuid[], $2::uuid[]) as gone (meeting_day_id, person_id)
 where attendance.meeting_day_id = gone.meeting_day_id and attendance.person_id = gone.person_id`;

/**
 * Whoever was invited and came without a registration has answered by coming, until that is taken back. $1 meeting,
 * $2 people, $3 now
 */
const ANSWER_BY_COMING = `
with guest as (
  select invitation.id, exists (
           select from attendance
             join meeting_day on meeting_day.id = attendance.meeting_day_id
            where meeting_day.meeting_id = $1 and attendance.person_id = invitation.person_id and attendance.status in ('PRESENT', 'LATE')) as came
    from invitation
   where meeting_id = $1 and person_id = any ($2::uuid[]) and status in ('INVITED', 'ACCEPTED')
     and not exists (
           select from registration
            where registration.meeting_id = $1 and registration.person_id = invitation.person_id
              and registration.status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE'))
)
update invitation
   set status = case when came then 'ACCEPTED' else 'INVITED' end, answered_at = case when came then $3::timestamptz end
  from guest
 where invitation.id = guest.id and (status = 'ACCEPTED') <> came`;

const NAMES = `select id, name from person where id = any ($1::uuid[])`;

/** How many are in the room of a meeting, day by day. $1 meeting */
const IN_ROOM = `
select meeting_day.id as "meetingDayId", room.capacity, count(*)::int as present
  from meeting
  join room on room.id = meeting.room_id
  join meeting_day on meeting_day.meeting_id = meeting.id
  join attendance on attendance.meeting_day_id = meeting_day.id and attendance.status in ('PRESENT', 'LATE') and attendance.left_at is null
  left join registration on registration.id = attendance.registration_id
  left join admission on admission.id = registration.admission_id
 where meeting.id = $1 and room.capacity is not null and admission.mode is distinct from 'ONLINE'
 group by meeting_day.id, room.capacity
having count(*) > room.capacity`;

/** How somebody attended a meeting of several days: the best that stands of any of them. $1 registrations */
const OF_REGISTRATIONS = `
select distinct on (registration_id) registration_id as id, status
  from attendance
 where registration_id = any ($1::uuid[])
 order by registration_id, array_position(array['PRESENT', 'LATE', 'EXCUSED', 'ABSENT'], status)`;

/** @returns the status as it is under the lock, which holds until the transaction ends */
export async function lockMeeting(em: EntityManager, meetingId: string): Promise<MeetingStatus> {
  const [row] = await runSql<{ status: MeetingStatus }>(em, LOCK_MEETING, [meetingId]);
  if (!row) throw new Error(`Meeting ${meetingId} is gone.`);
  return row.status;
}

export async function statementsByNonce(em: EntityManager, nonces: readonly string[]): Promise<Map<string, KeptStatement>> {
  const rows = await runSql<KeptStatement>(em, BY_NONCE, [nonces]);
  return new Map(rows.map((row) => [row.nonce, statementOf(row)]));
}

/** Everything that was ever said of people in a meeting. */
export async function statementsAbout(em: EntityManager, meetingId: string, people: readonly string[]): Promise<KeptStatement[]> {
  return (await runSql<KeptStatement>(em, OF_PEOPLE, [meetingId, people])).map(statementOf);
}

/** By the id asked for; those of other meetings are missing. */
export async function registrationsAtDoor(em: EntityManager, meetingId: string, ids: readonly string[]): Promise<Map<string, RegistrationAtDoor>> {
  const rows = await runSql<RegistrationAtDoor>(em, AT_DOOR, [meetingId, ids]);
  return new Map(rows.map((row) => [row.askedId, row]));
}

/** By the person; whoever never had one is missing. */
export async function registrationsOfGuests(em: EntityManager, meetingId: string, people: readonly string[]): Promise<Map<string, RegistrationAtDoor>> {
  const rows = await runSql<RegistrationAtDoor>(em, OF_GUESTS, [meetingId, people]);
  return new Map(rows.map((row) => [row.personId, row]));
}

export async function addStatements(em: EntityManager, statements: readonly KeptStatement[], now: Date): Promise<void> {
  if (statements.length > 0) await runSql(em, ADD_STATEMENTS, [JSON.stringify(statements), now]);
}

/** Writes what the statements come to, also for invitations. */
export async function writeOutcomes(em: EntityManager, meetingId: string, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const standing = outcomes.flatMap((outcome) => outcome.standing ?? []);
  const gone = outcomes.filter((outcome) => outcome.standing === null);
  if (standing.length > 0) await runSql(em, WRITE_STANDING, [JSON.stringify(standing)]);
  if (gone.length > 0) await runSql(em, FORGET_STANDING, [gone.map(({ meetingDayId }) => meetingDayId), gone.map(({ personId }) => personId)]);
  if (outcomes.length > 0) await runSql(em, ANSWER_BY_COMING, [meetingId, outcomes.map(({ personId }) => personId), now]);
}

export async function namesOf(em: EntityManager, people: readonly string[]): Promise<Map<string, string>> {
  const rows = people.length === 0 ? [] : await runSql<{ id: string; name: string }>(em, NAMES, [people]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The days on which more people are in the room than it holds. */
export async function overfullDays(em: EntityManager, meetingId: string): Promise<Map<string, { capacity: number; present: number }>> {
  const rows = await runSql<{ meetingDayId: string; capacity: number; present: number }>(em, IN_ROOM, [meetingId]);
  return new Map(rows.map(({ meetingDayId, capacity, present }) => [meetingDayId, { capacity, present }]));
}

/** By the registration; those of whom nobody said anything are missing. */
export async function attendanceOfRegistrations(em: EntityManager, ids: readonly string[]): Promise<Map<string, AttendanceStatus>> {
  const rows = await runSql<{ id: string; status: AttendanceStatus }>(em, OF_REGISTRATIONS, [ids]);
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** Instants come back from SQL as text. */
function statementOf(row: KeptStatement): KeptStatement {
  return { ...row, at: new Date(row.at), leftAt: row.leftAt === null ? null : new Date(row.leftAt) };
}
