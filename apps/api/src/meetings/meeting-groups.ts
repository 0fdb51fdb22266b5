import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** The keys of the groups that meet in a meeting, the leading one first, and of the tracks that it is in. */
export async function plannedIn(em: EntityManager, meetingId: string): Promise<{ groups: string[]; tracks: string[] }> {
  const [found] = await runSql<{ groups: string[]; tracks: string[] }>(
    em,
    `select array(select own.key from meeting_group join participant_group own on own.id = group_id
                   where meeting_id = meeting.id order by own.id = meeting.group_id desc nulls last, own.position, own.id) as groups,
            array(select own.key from meeting_track join track own on own.id = track_id
                   where meeting_id = meeting.id order by own.position, own.id) as tracks
       from meeting where id = $1`,
    [meetingId],
  );
  return found ?? { groups: [], tracks: [] };
}

/**
 * Replaces which groups meet in meetings, after their leading group was written: all of them, the leading one too.
 *
 * @param meetings  whose groups have changed; thousands go in one statement
 */
export async function writeGroups(em: EntityManager, meetings: readonly { meetingId: string; groupIds: readonly string[] }[]): Promise<void> {
  const pairs = meetings.flatMap(({ meetingId, groupIds }) => groupIds.map((groupId) => ({ meetingId, groupId })));
  const ids = [pairs.map(({ meetingId }) => meetingId), pairs.map(({ groupId }) => groupId)];
  await runSql(
    em,
    `delete from meeting_group where meeting_id = any($1::uuid[])
        and (meeting_id, group_id) not in (select * from unnest($2::uuid[], $3::uuid[]))`,
    [meetings.map(({ meetingId }) => meetingId), ...ids],
  );
  await runSql(em, `insert into meeting_group select * from unnest($1::uuid[], $2::uuid[]) on conflict do nothing`, ids);
}
