import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** The meetings of a group that are announced and have not begun, in the order in which they are held. */
export async function comingMeetings(em: EntityManager, groupId: string, now: Date): Promise<string[]> {
  const rows = await runSql<{ id: string }>(
    em,
    `select meeting.id
       from meeting_group
       join meeting on meeting.id = meeting_group.meeting_id
      where meeting_group.group_id = $1 and meeting.status in ('SAVE_THE_DATE', 'SCHEDULED')
        and coalesce(meeting.starts_at, (meeting.latest + 1)::timestamp at time zone meeting.timezone, 'infinity') > $2
      order by meeting.starts_at, meeting.position, meeting.id`,
    [groupId, now],
  );
  return rows.map(({ id }) => id);
}

/** The membership that somebody has in a group today or later; null: none. $1 group, $2 person, $3 today */
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
