import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../access/viewer.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { Milestone } from '../processes/milestone.entity.js';
import { Phase } from '../processes/phase.entity.js';
import type { TimelineSource } from './process-timeline.js';

type Parts = Omit<TimelineSource, 'timezone'>;

/**
 * What the time lines of some processes show, by process: as many statements for all of them as for one.
 *
 * @param drafts  whether drafts are among the meetings, as far as the viewer may see them
 */
export async function timelineParts(em: EntityManager, processIds: readonly string[], viewer: Viewer, drafts: boolean): Promise<Map<string, Parts>> {
  const process = { id: { $in: [...processIds] } };
  const orderBy = { position: 'asc' } as const;
  const phases = await em.find(Phase, { process }, { orderBy, populate: ['tracks'] });
  const milestones = await em.find(Milestone, { process }, { orderBy, populate: ['track'] });
  const meetings = await em.find(
    Meeting,
    { $and: [visibleMeetings(viewer), drafts ? { process } : { process, status: { $ne: 'DRAFT' } }] },
    { orderBy: [orderBy, { id: 'asc' }], populate: ['tracks', 'group', 'series', 'session'] },
  );
  const of = <Part extends { process: { id: string } }>(parts: Part[], id: string) => parts.filter((part) => part.process.id === id);
  return new Map(processIds.map((id) => [id, { phases: of(phases, id), milestones: of(milestones, id), meetings: of(meetings, id) }]));
}
