import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** $1 registrations, $2 the meeting that each is looked at in, null for its own, $3 now */
const ANSWER_INVITATIONS = `
with touched as (
  select distinct coalesce(change.meeting_id, registration.meeting_id) as meeting_id, registration.person_id
    from unnest($1::uuid[], $2::uuid[]) as change (registration_id, meeting_id)
    join registration on registration.id = change.registration_id
), answer as (
  select invitation.id, exists (
           select from registration
            where registration.person_id = invitation.person_id and registration.meeting_id = invitation.meeting_id
              and confirmed_at is not null and registration.status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')) as comes
    from touched
    join invitation on invitation.meeting_id = touched.meeting_id and invitation.person_id = touched.person_id and invitation.status <> 'WITHDRAWN'
)
update invitation
   set status = case when comes then 'ACCEPTED' else 'DECLINED' end, answered_at = $3
  from answer
 where invitation.id = answer.id
   and (comes and invitation.status in ('INVITED', 'DECLINED') or not comes and invitation.status = 'ACCEPTED')`;

/** A registration that was made, moved or ended. */
export interface RegistrationChange {
  registrationId: string;
  /** The meeting that it left; without it, the one that it is in. */
  meetingId?: string;
}

/**
 * Lets what becomes of registrations answer invitations: whoever was invited and registered in any other way, or was
 * registered by staff, has accepted; whoever then gives the place back has declined.
 */
export async function answerInvitations(em: EntityManager, changes: readonly RegistrationChange[], now: Date): Promise<void> {
  if (changes.length === 0) return;
  await runSql(em, ANSWER_INVITATIONS, [changes.map(({ registrationId }) => registrationId), changes.map(({ meetingId }) => meetingId ?? null), now]);
}
