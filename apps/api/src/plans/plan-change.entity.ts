import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Person } from '../people/person.entity.js';
import { Process } from '../processes/process.entity.js';
import { type PlanThing, planThings } from './plan-draft.js';

const PlanChangeSchema = defineEntity({
  name: 'PlanChange',
  tableName: 'plan_change',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process).deleteRule('cascade'),
    /** From 1; unique in the process. Changes take effect in this order. */
    position: p.integer(),
    thing: p.enum(planThings).$type<PlanThing>(),
    /** The track, phase, milestone or meeting; one that is new has its id from here. */
    thingId: p.uuid(),
    /** What it is to be, as `PlanStates` has it; null: it is to be taken away. */
    state: p.json().$type<Record<string, unknown>>().nullable(),
    /** Null once the person is erased. */
    person: () => p.manyToOne(Person).nullable().deleteRule('set null'),
    createdAt: p.datetime(),
    /** Taken back, and may come again until the next change; null: it counts. */
    undoneAt: p.datetime().nullable(),
  },
});

/** A change of a process's plan that is not published yet. What is published or given up is deleted: the log remembers it. */
export class PlanChange extends PlanChangeSchema.class {}
PlanChangeSchema.setClass(PlanChange);
