import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import type { MeetingToClose } from './demonstration-meetings.js';

/** Of several processes that start together one loads it, and the others wait until it has. */
export async function lockDemonstration(em: EntityManager): Promise<void> {
  await runSql(em, `select pg_advisory_xact_lock(hashtextextended('demonstration', 0))`, []);
}

export async function wasLoaded(em: EntityManager): Promise<boolean> {
  return (await runSql(em, `select from demonstration`, [])).length > 0;
}

export async function markLoaded(em: EntityManager, now: Date): Promise<void> {
  await runSql(em, `insert into demonstration (loaded_at) values ($1)`, [now]);
}

export interface NamedProcess {
  id: string;
  slug: string;
}

/** Of these processes those that exist. */
export async function processesNamed(em: EntityManager, slugs: string[]): Promise<NamedProcess[]> {
  return runSql<NamedProcess>(em, `select id, slug from process where slug = any($1) order by slug`, [slugs]);
}

/** Says of everything in a process that its people are made up. */
export async function markSynthetic(em: EntityManager, processId: string): Promise<void> {
  await runSql(em, `update process set synthetic = true where id = $1`, [processId]);
  await runSql(em, `update meeting set synthetic = true where process_id = $1`, [processId]);
}

export async function meetingsToClose(em: EntityManager, processId: string): Promise<MeetingToClose[]> {
  return runSql<MeetingToClose>(
    em,
    `select meeting.id, meeting.date, meeting.timezone, meeting.session_id as "sessionId", meeting_day.id as "dayId",
            participant_group.key as "group"
       from meeting
       join meeting_day on meeting_day.meeting_id = meeting.id
       left join participant_group on participant_group.id = meeting.group_id
      where meeting.process_id = $1
      order by meeting.position`,
    [processId],
  );
}

/** Ids by key of a process's groups, stakeholder categories or meetings. */
export async function idsByKey(em: EntityManager, name: 'participant_group' | 'stakeholder_category' | 'meeting', processId: string): Promise<Map<string, string>> {
  const rows = await runSql<{ key: string; id: string }>(em, `select key, id from ${name} where process_id = $1 order by position`, [processId]);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** The person with an address; a made-up one of that name where there is none. */
export async function accountNamed(em: EntityManager, email: string, name: string, nameKey: string, now: Date): Promise<string> {
  await runSql(
    em,
    `insert into person (id, name, name_key, email, locale, synthetic, created_at) values ($1, $2, $3, $4, 'it', true, $5)
     on conflict (lower(email)) do nothing`,
    [newId(), name, nameKey, email, now],
  );
  const [person] = await runSql<{ id: string }>(em, `select id from person where lower(email) = lower($1)`, [email]);
  if (!person) throw new Error(`The account ${email} was neither there nor made.`);
  return person.id;
}
