import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** When and where somebody agreed to come. */
export interface AgreedPlan {
  /** EDTF. */
  date: string;
  /** IANA zone of the wall times. */
  timezone: string;
  /** Wall times to the minute; null: the hour was not fixed. */
  days: { date: string; starts: string | null; ends: string | null }[];
  venueId: string | null;
  roomId: string | null;
}

const LIVE = `status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')`;

const PLAN_OF_MEETING = `
jsonb_build_object(
  'date', meeting.date, 'timezone', meeting.timezone, 'venueId', meeting.venue_id, 'roomId', meeting.room_id,
  'days', (select coalesce(jsonb_agg(jsonb_build_object(
             'date', date, 'starts', to_char(starts, 'YYYY-MM-DD"T"HH24:MI'), 'ends', to_char(ends, 'YYYY-MM-DD"T"HH24:MI')) order by position), '[]')
             from meeting_day where meeting_day.meeting_id = meeting.id))`;

/** $1 meeting */
const KEEP = `
update registration set agreed_plan = ${PLAN_OF_MEETING}
  from meeting
 where meeting.id = $1 and registration.meeting_id = meeting.id and agreed_plan is null and registration.${LIVE}`;

/** Whose meeting is not when or where it was. $1 registrations */
const MOVED = `
select registration.id, agreed_plan as plan
  from registration
  join meeting on meeting.id = registration.meeting_id
 where registration.id = any ($1::uuid[]) and agreed_plan <> ${PLAN_OF_MEETING} and registration.${LIVE}`;

/** All that the person has in the meeting, and what their calendar shows as the answer. $1 registration */
const AGREE = `
with agreed as (
  update registration set agreed_plan = null
    from registration as asked
   where asked.id = $1 and registration.person_id = asked.person_id and registration.meeting_id = asked.meeting_id and registration.agreed_plan is not null
  returning registration.id, registration.person_id, registration.meeting_id, registration.status
), answered as (
  update calendar_entry set partstat = 'ACCEPTED'
    from agreed
   where calendar_entry.person_id = agreed.person_id and calendar_entry.meeting_id = agreed.meeting_id and cancelled_at is null and agreed.status = 'CONFIRMED'
)
select id from agreed`;

/**
 * Keeps when and where a meeting is for everybody in it who has not seen it move yet. To be called before each move, so
 * that what people are shown is the net change since they agreed, however often the meeting moves.
 */
export async function keepAgreedPlans(em: EntityManager, meetingId: string): Promise<void> {
  await runSql(em, KEEP, [meetingId]);
}

/** What people agreed to, by registration; missing where the meeting is when and where they know it. */
export async function plansMovedFrom(em: EntityManager, registrationIds: readonly string[]): Promise<Map<string, AgreedPlan>> {
  const rows = await runSql<{ id: string; plan: AgreedPlan }>(em, MOVED, [registrationIds]);
  return new Map(rows.map(({ id, plan }) => [id, plan]));
}

/** From now on the person agrees to when and where the meeting is. @returns whether they had not yet */
export async function agreeToPlan(em: EntityManager, registrationId: string): Promise<boolean> {
  return (await runSql(em, AGREE, [registrationId])).length > 0;
}
