import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';

/** Acts that change a plan; each has its words, `history.<action>`. */
export const planActs = [
  'meeting.created',
  'meeting.edited',
  'meeting.published',
  'meeting.moved',
  'meeting.cancelled',
  'meeting.closed',
  'meeting.reopened',
  'meeting.agendaSet',
  'meeting.noticesReleased',
  'meeting.noticesDiscarded',
  'meetings.duplicated',
  'series.renumbered',
  'process.imported',
  'programme.imported',
  'process.duplicated',
  'process.published',
  'process.holidaysSet',
  'process.embedding',
  'track.added',
  'track.changed',
  'track.removed',
  'phase.added',
  'phase.changed',
  'phase.removed',
  'milestone.added',
  'milestone.changed',
  'milestone.removed',
] as const;
export type PlanAct = (typeof planActs)[number];

/** What the log says of an act. */
export interface PlanActRow {
  id: string;
  /** As text with microseconds, for the next page's cursor. */
  at: string;
  personId: string | null;
  action: PlanAct;
  subjectType: string;
  subjectId: string | null;
  details: Record<string, unknown>;
}

/** The acts that changed the plan of a process, or one of its meetings, the newest first. */
export async function listPlanActs(em: EntityManager, processId: string, meetingId: string | null, page: PageRequest): Promise<Connection<PlanActRow>> {
  const size = pageSize(page);
  const after = keysetOf(page, 2);
  const rows = await runSql<PlanActRow & { total: number }>(
    em,
    `select id, at::text, person_id as "personId", action, subject_type as "subjectType", subject_id as "subjectId", details,
            (select count(*)::int from audit_entry where process_id = $1 and action = any ($2::text[]) and ($3::uuid is null or subject_id = $3)) as total
       from audit_entry
      where process_id = $1 and action = any ($2::text[]) and ($3::uuid is null or subject_id = $3)
        and ($4::timestamptz is null or (at, id) < ($4::timestamptz, $5::uuid))
      order by audit_entry.at desc, id desc
      limit $6`,
    [processId, planActs, meetingId, after?.[0] ?? null, after?.[1] ?? null, size + 1],
  );
  return pageOf<PlanActRow>(rows, size, rows[0]?.total ?? 0, ({ at, id }) => [at, id]);
}
