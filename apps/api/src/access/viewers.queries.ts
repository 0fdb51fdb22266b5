import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import { SESSION_IDLE_MS } from './session-cookie.js';
import type { ViewerRole } from './viewer.js';

/** Writing at every request that a session was in use would make each page a write. */
const SEEN_PRECISION_MS = 5 * 60 * 1000;

export interface LiveSession {
  sessionId: string;
  personId: string;
  name: string;
  email: string | null;
  locale: Locale;
  roles: ViewerRole[];
}

/**
 * Finds a session with its person and roles in one statement, and notes every five minutes that it is in use.
 *
 * @returns null when it ended: signed out, revoked, unused for 14 days, older than 90 days, or the person was erased
 */
export async function findLiveSession(em: EntityManager, hash: string, now: Date): Promise<LiveSession | null> {
  const [session] = await em.execute<LiveSession[]>(
    `with live as (
       select session.id, session.person_id, person.name, person.email, person.locale
         from login_session session join person on person.id = session.person_id
        where session.token_hash = ? and session.revoked_at is null and session.expires_at > ?
          and session.last_seen_at > ? and person.erased_at is null
     ), seen as (
       update login_session set last_seen_at = ? where id in (select id from live) and last_seen_at < ?
     )
     select live.id as "sessionId", live.person_id as "personId", live.name, live.email, live.locale,
            coalesce((
              select jsonb_agg(jsonb_build_object('role', role, 'processId', process_id, 'groupId', group_id, 'meetingId', meeting_id,
                       'groupMeetings', array(select meeting_group.meeting_id from meeting_group where meeting_group.group_id = role_assignment.group_id)))
                from role_assignment where person_id = live.person_id), '[]') as roles
       from live`,
    [hash, now, new Date(now.getTime() - SESSION_IDLE_MS), now, new Date(now.getTime() - SEEN_PRECISION_MS)],
  );
  return session ?? null;
}
