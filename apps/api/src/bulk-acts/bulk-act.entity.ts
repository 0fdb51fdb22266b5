import { defineEntity, p } from '@mikro-orm/core';
import { Group } from '../groups/group.entity.js';
import { membershipRoles } from '../groups/group-membership.entity.js';
import { type ErrorCode, errorCodes } from '../kernel/error-code.js';
import { newId } from '../kernel/ids.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Person } from '../people/person.entity.js';
import { Process } from '../processes/process.entity.js';
import { placeOutcomes, staffActs } from '../registrations/place-decisions.js';

export const bulkActKinds = [...staffActs, 'ADD_TO_GROUP'] as const;
export type BulkActKind = (typeof bulkActKinds)[number];

export const bulkActStates = ['AT_WORK', 'DONE', 'UNDONE', 'FAILED'] as const;
export type BulkActState = (typeof bulkActStates)[number];

/** What became of one row: the first five happened, the others are why nothing did. */
export const bulkOutcomes = ['ADDED', ...placeOutcomes, 'ALREADY_MEMBER', 'GONE'] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

/** Outcomes of rows that something was done with. */
export const doneOutcomes: readonly BulkOutcome[] = ['ADDED', 'SEATED', 'WAITS', 'REFUSED', 'CANCELLED'];

const BulkActSchema = defineEntity({
  name: 'BulkAct',
  tableName: 'bulk_act',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    /** Of whose registrations; null: of the people of the process. */
    meeting: () => p.manyToOne(Meeting).nullable(),
    createdBy: () => p.manyToOne(Person).nullable(),
    createdAt: p.datetime(),
    /** Made by the client: ordered twice with it, the act is one. */
    key: p.text(),
    /** SHA-256 of what was ordered: the same key with other content is an error. */
    contentHash: p.text(),
    kind: p.enum(bulkActKinds),
    /** Whether those whose registrations are cancelled, or who are added, hear of it. */
    tells: p.boolean(),
    /** Whether seats are given beyond the limit. */
    allowOver: p.boolean(),
    /** Words to those who are refused. */
    reason: p.text().nullable(),
    /** The group that people are added to, and as what. */
    group: () => p.manyToOne(Group).nullable(),
    role: p.enum(membershipRoles).nullable(),
    state: p.enum(bulkActStates),
    total: p.integer(),
    done: p.integer().default(0),
    /** How often a worker began without getting further. */
    attempts: p.integer().default(0),
    /** Why it stopped. */
    fault: p.enum(errorCodes).$type<ErrorCode>().nullable(),
    finishedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['createdBy', 'key'] }],
});

/** An act on all rows of a list that matched when it was ordered. */
export class BulkAct extends BulkActSchema.class {}
BulkActSchema.setClass(BulkAct);
