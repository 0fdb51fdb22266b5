import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Process } from '../processes/process.entity.js';

export const groupKinds = ['THEMATIC', 'TECHNICAL', 'WORKING', 'EXPERTS', 'STEERING'] as const;
export type GroupKind = (typeof groupKinds)[number];

const GroupSchema = defineEntity({
  name: 'Group',
  tableName: 'participant_group', // "group" is a reserved word of SQL
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    key: p.text(),
    kind: p.enum(groupKinds),
    /** Null where the source only numbers it: what is shown is then composed ("Gruppo 1"). */
    title: p.json().$type<LocalizedText>().nullable(),
    inferred: p.json().$type<boolean | string[]>().nullable(),
    position: p.integer(),
    /** What the programme file says of it and no column holds; null: nothing. */
    programme: p.json().$type<Record<string, unknown>>().nullable(),
    /** Whether the programme file imported last has it: what a later file leaves out is taken away only then. */
    imported: p.boolean().default(false),
    version: p.integer().version(),
  },
});

export class Group extends GroupSchema.class {}
GroupSchema.setClass(Group);
