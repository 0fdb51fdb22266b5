import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** Announced meetings that have not begun. `meeting` is in scope. @param now  placeholder of the instant */
const COMING = (now: string) => `
  meeting.status in ('SAVE_THE_DATE', 'SCHEDULED')
  and coalesce(meeting.starts_at, (meeting.latest + 1)::timestamp at time zone meeting.timezone, 'infinity') > ${now}`;

/** The meetings of a group that are announced and have not begun, in the order in which they are held. */
export async function comingMeetings(em: EntityManager, groupId: string, now: Date): Promise<string[]> {
  const rows = await runSql<{ id: string }>(
    em,
    `select meeting.id
       from meeting_group
       join meeting on meeting.id = meeting_group.meeting_id
      where meeting_group.group_id = $1 and ${COMING('$2')}
      order by meeting.starts_at, meeting.position, meeting.id`,
    [groupId, now],
  );
  return rows.map(({ id }) => id);
}

/** Places of a delegation in a coming meeting of its group: in one way to attend each session. */
export interface PlacesInMeeting {
  delegationId: string;
  meetingId: string;
  admissionId: string;
  /** Seats that its delegates have in the session. */
  used: number;
  /** Seats that wait for whom it has yet to name; 0 once it is withdrawn or its places are released. */
  kept: number;
}

const PLACES_IN_MEETINGS = `
select delegation.id as "delegationId", meeting.id as "meetingId", admission.id as "admissionId", used_places(delegation.id, meeting.id) as used,
       case when withdrawn_at is null and released_at is null then kept_places(delegation.id, meeting.id) else 0 end as kept
  from delegation
  join meeting_group on meeting_group.group_id = delegation.group_id
  join meeting on meeting.id = meeting_group.meeting_id
  join admission on admission.id = delegation_admission(meeting.id, delegation.group_id)
 where delegation.id = any ($1::uuid[]) and ${COMING('$2')}
 order by meeting.starts_at, meeting.position, meeting.id`;

/** In the order in which the meetings are held; of a meeting's delegation nothing. */
export function placesInMeetings(em: EntityManager, delegationIds: readonly string[], now: Date): Promise<PlacesInMeeting[]> {
  return runSql<PlacesInMeeting>(em, PLACES_IN_MEETINGS, [delegationIds, now]);
}

/** Writes in which meetings fewer places of a delegation count than it has, and how many. The seats must be locked. */
export async function limitPlaces(em: EntityManager, delegationId: string, limits: readonly { meetingId: string; places: number }[]): Promise<void> {
  await runSql(em, 'delete from delegation_limit where delegation_id = $1', [delegationId]);
  if (limits.length === 0) return;
  await runSql(
    em,
    `insert into delegation_limit (delegation_id, meeting_id, places) select $1, meeting_id, places from unnest($2::uuid[], $3::int[]) as one (meeting_id, places)`,
    [delegationId, limits.map(({ meetingId }) => meetingId), limits.map(({ places }) => places)],
  );
}

/**
 * Delegates of groups for whom a seat is kept in a meeting that they have not answered since they were named: one that was
 * announced later, or in which they wait. $1 now
 */
const TO_SEAT = `
select distinct delegation.id, delegation.group_id as "groupId"
  from delegation
  join meeting_group on meeting_group.group_id = delegation.group_id
  join meeting on meeting.id = meeting_group.meeting_id
  join admission on admission.id = delegation_admission(meeting.id, delegation.group_id)
  join delegate on delegate.delegation_id = delegation.id and delegate.role = 'DELEGATE' and delegate.ended_at is null
  join group_membership on group_membership.id = delegate.membership_id and group_membership.ends_on is null
 where delegation.withdrawn_at is null and delegation.released_at is null and ${COMING('$1')}
   and not exists (
     select from registration
      where registration.person_id = delegate.person_id
        and (registration.meeting_id = meeting.id or registration.session_id = meeting.session_id)
        and (registration.status in ('CONFIRMED', 'OFFERED', 'PENDING')
             or registration.status not in ('WAITING', 'TO_APPROVE') and registration.updated_at >= delegate.named_at))
   and kept_places(delegation.id, meeting.id) > 0`;

/** Delegations with such a delegate. */
export function delegationsToSeat(em: EntityManager, now: Date): Promise<{ id: string; groupId: string }[]> {
  return runSql<{ id: string; groupId: string }>(em, TO_SEAT, [now]);
}

/** Whether somebody gave up, or was refused, what they had in a meeting or its alternatives. */
export async function hasDeclined(em: EntityManager, personId: string, meetingId: string, since: Date): Promise<boolean> {
  const rows = await runSql(
    em,
    `select 1 from registration join meeting on meeting.id = $2
      where registration.person_id = $1 and (registration.meeting_id = meeting.id or registration.session_id = meeting.session_id)
        and registration.status in ('CANCELLED', 'REFUSED', 'EXPIRED') and registration.updated_at >= $3`,
    [personId, meetingId, since],
  );
  return rows.length > 0;
}

/** Whether somebody is a member of a group today or later. */
export async function isMember(em: EntityManager, groupId: string, personId: string, today: string): Promise<boolean> {
  const rows = await runSql(
    em,
    `select 1 from group_membership where group_id = $1 and person_id = $2 and daterange(starts_on, ends_on, '[]') && daterange($3::date, null, '[]')`,
    [groupId, personId, today],
  );
  return rows.length > 0;
}

/** Ends a membership with the day before; one that began today leaves no trace. */
export async function endMembership(em: EntityManager, id: string, today: string): Promise<void> {
  await runSql(em, 'delete from group_membership where id = $1 and starts_on >= $2::date', [id, today]);
  await runSql(em, 'update group_membership set ends_on = $2::date - 1 where id = $1 and coalesce(ends_on >= $2::date, true)', [id, today]);
}
