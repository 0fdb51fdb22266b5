import type { EntityManager } from '@mikro-orm/postgresql';
import type { MessageKey } from '@percorso/messages';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';

/** Acts that change a plan, and what each is called. */
export const planActs = {
  'meeting.created': 'history.meeting.created',
  'meeting.edited': 'history.meeting.edited',
  'meeting.published': 'history.meeting.published',
  'meeting.moved': 'history.meeting.moved',
  'meeting.cancelled': 'history.meeting.cancelled',
  'meeting.closed': 'history.meeting.closed',
  'meeting.reopened': 'history.meeting.reopened',
  'meeting.agendaSet': 'history.meeting.agendaSet',
  'meeting.noticesReleased': 'history.meeting.noticesReleased',
  'meeting.noticesDiscarded': 'history.meeting.noticesDiscarded',
  'meetings.duplicated': 'history.meetings.duplicated',
  'series.renumbered': 'history.series.renumbered',
  'process.imported': 'history.process.imported',
  'programme.imported': 'history.programme.imported',
  'process.duplicated': 'history.process.duplicated',
  'process.published': 'history.process.published',
  'process.holidaysSet': 'history.process.holidaysSet',
  'process.embedding': 'history.process.embedding',
  'track.added': 'history.track.added',
  'track.changed': 'history.track.changed',
  'track.removed': 'history.track.removed',
  'phase.added': 'history.phase.added',
  'phase.changed': 'history.phase.changed',
  'phase.removed': 'history.phase.removed',
  'milestone.added': 'history.milestone.added',
  'milestone.changed': 'history.milestone.changed',
  'milestone.removed': 'history.milestone.removed',
} as const satisfies Record<string, MessageKey>;
export type PlanAct = keyof typeof planActs;

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
    [processId, Object.keys(planActs), meetingId, after?.[0] ?? null, after?.[1] ?? null, size + 1],
  );
  return pageOf<PlanActRow>(rows, size, rows[0]?.total ?? 0, ({ at, id }) => [at, id]);
}
