import type { EntityManager } from '@mikro-orm/postgresql';
import type { AttendanceStatus } from '../attendance/attendance-event.entity.js';
import type { MembershipRole } from '../groups/group-membership.entity.js';
import type { InvitationStatus } from '../invitations/invitation.entity.js';
import { runSql } from '../kernel/run-sql.js';
import { PLACE } from '../registrations/registration-place.queries.js';
import { placeOf, type PlaceRow } from '../registrations/registration-places.js';
import { type DoublePlace, doublePlaces, type PlaceOfOne } from './merged-places.js';

/** Two rows that cannot both be one person's. */
export interface DoubleRow<Status> {
  /** Of the meeting, or of the group. */
  ofId: string;
  staysId: string;
  goesId: string;
  stays: Status;
  goes: Status;
}

const PLACES = `select ${PLACE}, registered_at from registration where person_id = any ($1::uuid[])`;

/** In all statements below: $1 who stays, $2 who goes. */
const BETTER_ATTENDANCE = `array['PRESENT', 'LATE', 'EXCUSED', 'ABSENT']`;
const BETTER_INVITATION = `array['ACCEPTED', 'DECLINED', 'INVITED']`;

/** The better of two that are unequal, else that of who stays. */
const doubles = (table: string, of: string, meeting: string, order: string, where = '') => `
select ${meeting} as "ofId",
       case when better then goes.id else stays.id end as "staysId", case when better then stays.id else goes.id end as "goesId",
       case when better then goes.status else stays.status end as stays, case when better then stays.status else goes.status end as goes
  from ${table} as stays
  join ${table} as goes on goes.${of} = stays.${of}
 cross join lateral (select array_position(${order}, goes.status) < array_position(${order}, stays.status) as better) as compared
 where stays.person_id = $1 and goes.person_id = $2 ${where}`;

const ATTENDANCES = doubles('attendance', 'meeting_day_id', '(select meeting_id from meeting_day where meeting_day.id = stays.meeting_day_id)', BETTER_ATTENDANCE);
const INVITATIONS = doubles('invitation', 'meeting_id', 'stays.meeting_id', BETTER_INVITATION, `and stays.status <> 'WITHDRAWN' and goes.status <> 'WITHDRAWN'`);

/** In the same group at the same time: that of who stays holds. */
const MEMBERSHIPS = `
select stays.group_id as "ofId", stays.id as "staysId", goes.id as "goesId", stays.role as stays, goes.role as goes
  from group_membership as stays
  join group_membership as goes on goes.group_id = stays.group_id
 where stays.person_id = $1 and goes.person_id = $2
   and daterange(stays.starts_on, stays.ends_on, '[]') && daterange(goes.starts_on, goes.ends_on, '[]')`;

const BOTH_HAVE_FEEDS = `select count(distinct person_id) = 2 as both from feed_token where person_id in ($1, $2) and revoked_at is null`;

/** The processes in which either of two people is known, follows or has a role; null for what holds everywhere. */
const CONCERNED = `
select distinct id
  from (
    select process_id as id from process_person where person_id in ($1, $2)
    union all select process_id from process_follow where person_id in ($1, $2)
    union all select meeting.process_id from registration join meeting on meeting.id = registration.meeting_id where registration.person_id in ($1, $2)
    union all select meeting.process_id from invitation join meeting on meeting.id = invitation.meeting_id where invitation.person_id in ($1, $2)
    union all
    select meeting.process_id
      from attendance
      join meeting_day on meeting_day.id = attendance.meeting_day_id
      join meeting on meeting.id = meeting_day.meeting_id
     where attendance.person_id in ($1, $2)
    union all
    select participant_group.process_id
      from group_membership join participant_group on participant_group.id = group_membership.group_id
     where group_membership.person_id in ($1, $2)
    union all
    select coalesce(role_assignment.process_id, participant_group.process_id, meeting.process_id)
      from role_assignment
      left join participant_group on participant_group.id = role_assignment.group_id
      left join meeting on meeting.id = role_assignment.meeting_id
     where role_assignment.person_id in ($1, $2)
  ) as concerned`;

export const SETTLE = {
  /** Nobody's way in stays open that is no longer theirs. */
  endSessions: `update login_session set revoked_at = coalesce(revoked_at, $3) where person_id = $2 and $1::uuid is not null`,
  endFeed: `
update feed_token set revoked_at = $3
 where person_id = $2 and revoked_at is null and exists (select from feed_token as kept where kept.person_id = $1 and kept.revoked_at is null)`,
  endCalendarEntries: `
update calendar_entry as goes set cancelled_at = $3
  from calendar_entry as stays
 where goes.person_id = $2 and stays.person_id = $1 and goes.meeting_day_id = stays.meeting_day_id
   and goes.cancelled_at is null and stays.cancelled_at is null`,
  keepCategories: `
update process_person as stays set category_id = goes.category_id
  from process_person as goes
 where stays.person_id = $1 and goes.person_id = $2 and stays.process_id = goes.process_id and stays.category_id is null and $3::timestamptz is not null`,
} as const;

/** Attendance of registrations that go stands by those that stay. $1 stay, $2 go, in the same order */
export const MOVE_ATTENDANCE = `
update attendance set registration_id = pair.stays from unnest($1::uuid[], $2::uuid[]) as pair (stays, goes) where registration_id = pair.goes`;
/** Links in mails about what goes lead to what stays. */
export const MOVE_REGISTRATION_LINKS = `
update registration_token set registration_id = pair.stays from unnest($1::uuid[], $2::uuid[]) as pair (stays, goes) where registration_id = pair.goes`;
export const MOVE_INVITATION_LINKS = `
update invitation_token set invitation_id = pair.stays from unnest($1::uuid[], $2::uuid[]) as pair (stays, goes) where invitation_id = pair.goes`;
export const WITHDRAW_INVITATIONS = `update invitation set status = 'WITHDRAWN' where id = any ($1::uuid[])`;
export const DELETE_ATTENDANCE = `delete from attendance where id = any ($1::uuid[])`;
export const DELETE_MEMBERSHIPS = `delete from group_membership where id = any ($1::uuid[])`;

/** Both in the order of their ids. $1, $2 */
export const LOCK_PEOPLE = `select id, merged_into_id as "mergedIntoId", erased_at is not null as gone from person where id in ($1, $2) order by id for update`;

/** What is left of who goes is the way to who stays. $3 now */
export const LEAVE_ONLY_THE_WAY = `
update person
   set name = '', name_key = '', email = null, contact_email = null, telephone = null, organisation_id = null, municipality = null,
       erased_at = $3, merged_into_id = $1, version = version + 1
 where id = $2`;

/** What is not known of who stays: a name, an address, and the rest. The address that is given up is still one by which they are found. */
export const COMPLETE = `
update person
   set name = case when name_key = '' then $2 else name end, name_key = case when name_key = '' then $3 else name_key end,
       email = coalesce(email, $4), contact_email = coalesce(contact_email, case when email is null then $5 else coalesce($4, $5) end),
       telephone = coalesce(telephone, $6), organisation_id = coalesce(organisation_id, $7), municipality = coalesce(municipality, $8), version = version + 1
 where id = $1`;

/** The registrations of two people that cannot both be one person's. */
export async function doubleRegistrations(em: EntityManager, keptId: string, mergedId: string): Promise<{ all: PlaceOfOne[]; doubles: DoublePlace<PlaceOfOne>[] }> {
  const rows = await runSql<PlaceRow & { registered_at: string }>(em, PLACES, [[keptId, mergedId]]);
  const all = rows.map((row) => ({ ...placeOf(row), registeredAt: new Date(row.registered_at) }));
  return { all, doubles: doublePlaces(all) };
}

const read = <Status>(statement: string) => (em: EntityManager, keptId: string, mergedId: string) => runSql<DoubleRow<Status>>(em, statement, [keptId, mergedId]);
export const doubleAttendances = read<AttendanceStatus>(ATTENDANCES);
export const doubleInvitations = read<InvitationStatus>(INVITATIONS);
export const doubleMemberships = read<MembershipRole>(MEMBERSHIPS);

export async function bothHaveFeeds(em: EntityManager, keptId: string, mergedId: string): Promise<boolean> {
  return (await runSql<{ both: boolean }>(em, BOTH_HAVE_FEEDS, [keptId, mergedId]))[0]?.both ?? false;
}

/** Null among them: a role that holds everywhere. */
export async function concernedProcesses(em: EntityManager, keptId: string, mergedId: string): Promise<(string | null)[]> {
  return (await runSql<{ id: string | null }>(em, CONCERNED, [keptId, mergedId])).map(({ id }) => id);
}

/** The person whom somebody turned out to be; null: nobody. */
export async function mergedInto(em: EntityManager, personId: string): Promise<string | null> {
  return (await runSql<{ id: string | null }>(em, 'select merged_into_id as id from person where id = $1', [personId]))[0]?.id ?? null;
}

/**
 * Who may be the same person: by name, by an address that one has and the other shares, or by a name that is spelt
 * nearly alike. $1 person, $2 how many
 */
const ALIKE = `
with one as (select * from person where id = $1)
select id
  from (
    select other.id, 1 as likeness from one join person as other on other.name_key = one.name_key where one.name_key <> ''
    union all
    select other.id, 0.9 from one join person as other on lower(other.email) = lower(one.contact_email)
    union all
    select other.id, 0.9 from one join person as other on lower(other.contact_email) = lower(one.email)
    union all
    select other.id, strict_word_similarity(search_text(one.name_key), other.search_text)
      from one join person as other on search_text(one.name_key) <<% other.search_text
     where length(one.name_key) > 5
  ) as alike
 where id <> $1 and exists (select from person where person.id = alike.id and erased_at is null)
 group by id
 order by max(likeness) desc, id
 limit $2`;

const ALIKE_FROM = 0.75;

export function peopleAlike(em: EntityManager, personId: string, most: number): Promise<string[]> {
  return em.transactional(async (inside) => {
    await runSql(inside, `select set_config('pg_trgm.strict_word_similarity_threshold', $1, true)`, [String(ALIKE_FROM)]);
    return (await runSql<{ id: string }>(inside, ALIKE, [personId, most])).map(({ id }) => id);
  });
}
