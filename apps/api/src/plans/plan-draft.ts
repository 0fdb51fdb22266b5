import { isDeepStrictEqual } from 'node:util';
import type { LocalizedText } from '../kernel/localized-text.js';

export const planThings = ['TRACK', 'PHASE', 'MILESTONE', 'MEETING'] as const;
export type PlanThing = (typeof planThings)[number];

/** What each thing of a plan is, as far as drafts can change it. */
export interface PlanStates {
  TRACK: { title: LocalizedText };
  PHASE: {
    title: LocalizedText | null;
    /** EDTF. */
    span: string;
    trackIds: readonly string[];
  };
  MILESTONE: {
    title: LocalizedText;
    /** EDTF. */
    date: string;
    trackId: string | null;
  };
  /** Wall time of its one day in its own zone. */
  MEETING: { starts: string; ends: string };
}

/** The things of one kind by id, in their order. */
type Things<Thing extends PlanThing> = ReadonlyMap<string, PlanStates[Thing]>;

/** A process's plan. Of the meetings those that have one day with hours: others are moved on their own page. */
export type Plan = { readonly [Thing in PlanThing]: Things<Thing> };

/** Makes a thing what `state` says, new if it is not known yet; null takes it away. */
export type Change = { [Thing in PlanThing]: { thing: Thing; id: string; state: PlanStates[Thing] | null } }[PlanThing];

export const changeKinds = ['ADDED', 'CHANGED', 'REMOVED'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What became of one thing, whatever number of changes it took. */
export type Difference = { [Thing in PlanThing]: { thing: Thing; id: string; kind: ChangeKind; before: PlanStates[Thing] | null; after: PlanStates[Thing] | null } }[PlanThing];

/** The plan after changes, each in its turn. A track that is taken away is taken from its phases and milestones too. */
export function withChanges(plan: Plan, changes: readonly Change[]): Plan {
  return changes.reduce(withChange, plan);
}

/** What the one plan has and the other has not, or has otherwise; what was changed and changed back is none. */
export function differences(before: Plan, after: Plan): Difference[] {
  return planThings.flatMap((thing) => differencesOf(thing, before, after));
}

function withChange(plan: Plan, change: Change): Plan {
  switch (change.thing) {
    case 'TRACK':
      return change.state ? { ...plan, TRACK: put(plan.TRACK, change.id, change.state) } : withoutTrack(plan, change.id);
    case 'PHASE':
      return { ...plan, PHASE: put(plan.PHASE, change.id, change.state) };
    case 'MILESTONE':
      return { ...plan, MILESTONE: put(plan.MILESTONE, change.id, change.state) };
    case 'MEETING':
      // One that was closed or cancelled since has left the plan, and its change with it.
      return plan.MEETING.has(change.id) ? { ...plan, MEETING: put(plan.MEETING, change.id, change.state) } : plan;
  }
}

function put<State>(things: ReadonlyMap<string, State>, id: string, state: State | null): ReadonlyMap<string, State> {
  const changed = new Map(things);
  if (state === null) changed.delete(id);
  else changed.set(id, state);
  return changed;
}

function withoutTrack(plan: Plan, id: string): Plan {
  return {
    ...plan,
    TRACK: put(plan.TRACK, id, null),
    PHASE: new Map([...plan.PHASE].map(([key, phase]) => [key, phase.trackIds.includes(id) ? { ...phase, trackIds: phase.trackIds.filter((trackId) => trackId !== id) } : phase])),
    MILESTONE: new Map([...plan.MILESTONE].map(([key, milestone]) => [key, milestone.trackId === id ? { ...milestone, trackId: null } : milestone])),
  };
}

function differencesOf(thing: PlanThing, before: Plan, after: Plan): Difference[] {
  const ids = new Set([...before[thing].keys(), ...after[thing].keys()]);
  return [...ids].flatMap((id) => {
    const states = { before: before[thing].get(id) ?? null, after: after[thing].get(id) ?? null };
    if (isDeepStrictEqual(states.before, states.after)) return [];
    const kind: ChangeKind = states.before === null ? 'ADDED' : states.after === null ? 'REMOVED' : 'CHANGED';
    return [{ thing, id, kind, ...states } as Difference];
  });
}
