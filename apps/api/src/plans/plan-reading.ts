import type { EntityManager } from '@mikro-orm/postgresql';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { Milestone } from '../processes/milestone.entity.js';
import { Phase } from '../processes/phase.entity.js';
import { Track } from '../processes/track.entity.js';
import { PlanChange } from './plan-change.entity.js';
import type { Change, Plan } from './plan-draft.js';

/** The plan as it is published, in its order; of the meetings those of one day with hours that can still be moved. */
export async function readPlan(em: EntityManager, processId: string): Promise<Plan> {
  const own = { process: { id: processId } };
  const inOrder = { orderBy: { position: 'asc' } } as const;
  const tracks = await em.find(Track, own, inOrder);
  const phases = await em.find(Phase, own, { ...inOrder, populate: ['tracks'] });
  const milestones = await em.find(Milestone, own, inOrder);
  const days = await em.find(MeetingDay, { meeting: { ...own, status: { $nin: ['CANCELLED', 'CLOSED'] } } }, { orderBy: { startsAt: 'asc', id: 'asc' } });
  const daysOf = Map.groupBy(days, ({ meeting }) => meeting.id);
  return {
    TRACK: new Map(tracks.map(({ id, title }) => [id, { title }])),
    PHASE: new Map(phases.map(({ id, title, span, tracks: lanes }) => [id, { title: title ?? null, span, trackIds: lanes.getItems().toSorted((a, b) => a.position - b.position).map((track) => track.id) }])),
    MILESTONE: new Map(milestones.map(({ id, title, date, track }) => [id, { title, date, trackId: track?.id ?? null }])),
    MEETING: new Map(
      [...daysOf].flatMap(([id, [day, ...others]]) => (day?.starts && day.ends && others.length === 0 ? [[id, { starts: day.starts, ends: day.ends }] as const] : [])),
    ),
  };
}

/** The changes of a process that are not published, in their order; those taken back too. */
export async function readChanges(em: EntityManager, processId: string): Promise<PlanChange[]> {
  return em.find(PlanChange, { process: { id: processId } }, { orderBy: { position: 'asc' } });
}

/** Those that count. */
export function changesOf(rows: readonly PlanChange[]): Change[] {
  // What is stored was checked when it was drafted.
  return rows.flatMap(({ thing, thingId, state, undoneAt }) => (undoneAt ? [] : [{ thing, id: thingId, state } as Change]));
}
