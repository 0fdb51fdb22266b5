import type { EntityManager } from '@mikro-orm/postgresql';
import { parseEdtf } from '@percorso/time';
import { Milestone } from '../processes/milestone.entity.js';
import { Phase } from '../processes/phase.entity.js';
import { Process } from '../processes/process.entity.js';
import { Track } from '../processes/track.entity.js';
import type { Difference, PlanStates } from './plan-draft.js';

/** Writes into a process's plan what became of a track, a phase or a milestone. Meetings are moved, which tells people. */
export async function applyToPlan(em: EntityManager, processId: string, difference: Exclude<Difference, { thing: 'MEETING' }>): Promise<void> {
  switch (difference.thing) {
    case 'TRACK':
      await applyTrack(em, processId, difference.id, difference.after);
      break;
    case 'PHASE':
      await applyPhase(em, processId, difference.id, difference.after);
      break;
    case 'MILESTONE':
      await applyMilestone(em, processId, difference.id, difference.after);
      break;
  }
  await em.flush();
}

async function applyTrack(em: EntityManager, processId: string, id: string, state: PlanStates['TRACK'] | null): Promise<void> {
  const known = await em.findOne(Track, { id });
  if (state === null) await em.nativeDelete(Track, { id });
  else if (known) em.assign(known, state);
  else em.create(Track, { ...state, id, process: em.getReference(Process, processId), key: `track-${id}`, position: await em.count(Track, { process: { id: processId } }), programme: null });
}

async function applyPhase(em: EntityManager, processId: string, id: string, state: PlanStates['PHASE'] | null): Promise<void> {
  const known = await em.findOne(Phase, { id }, { populate: ['tracks'] });
  if (state === null) {
    await em.nativeDelete(Phase, { id });
    return;
  }
  const { title, span, trackIds } = state;
  const tracks = await em.find(Track, { id: { $in: [...trackIds] } });
  const values = { title, span, ...daysOf(span) };
  if (known) {
    em.assign(known, values);
    known.tracks.set(tracks);
  } else em.create(Phase, { ...values, tracks, id, process: em.getReference(Process, processId), key: `phase-${id}`, position: await em.count(Phase, { process: { id: processId } }), note: null, inferred: null });
}

async function applyMilestone(em: EntityManager, processId: string, id: string, state: PlanStates['MILESTONE'] | null): Promise<void> {
  const known = await em.findOne(Milestone, { id });
  if (state === null) {
    await em.nativeDelete(Milestone, { id });
    return;
  }
  const { title, date, trackId } = state;
  const values = { title, date, ...daysOf(date), track: trackId === null ? null : em.getReference(Track, trackId) };
  if (known) em.assign(known, values);
  else em.create(Milestone, { ...values, id, process: em.getReference(Process, processId), key: `milestone-${id}`, position: await em.count(Milestone, { process: { id: processId } }), note: null, partners: [], inferred: null });
}

function daysOf(edtf: string): { earliest: string | null; latest: string | null } {
  const { earliest = null, latest = null } = parseEdtf(edtf) ?? {};
  return { earliest, latest };
}
