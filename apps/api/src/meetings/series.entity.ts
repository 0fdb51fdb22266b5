import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Group } from '../groups/group.entity.js';
import { Process } from '../processes/process.entity.js';

const SeriesSchema = defineEntity({
  name: 'Series',
  tableName: 'series',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    /** The group whose meetings these are; null for a series of its own, such as thematic meetings. */
    group: () => p.manyToOne(Group).nullable(),
    key: p.text(),
    title: p.json().$type<LocalizedText>().nullable(),
    inferred: p.json().$type<boolean | string[]>().nullable(),
    position: p.integer(),
    /** What the programme file says of it and no column holds; null: nothing. */
    programme: p.json().$type<Record<string, unknown>>().nullable(),
    /** Whether the programme file imported last has it: what a later file leaves out is taken away only then. */
    imported: p.boolean().default(false),
  },
});

/** Sessions numbered 1..n. */
export class Series extends SeriesSchema.class {}
SeriesSchema.setClass(Series);
