import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Process } from './process.entity.js';

const StakeholderCategorySchema = defineEntity({
  name: 'StakeholderCategory',
  tableName: 'stakeholder_category',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    key: p.text(),
    title: p.json().$type<LocalizedText>(),
    position: p.integer(),
    /** What the programme file says of it and no column holds; null: nothing. */
    programme: p.json().$type<Record<string, unknown>>().nullable(),
    /** Whether the programme file imported last has it: what a later file leaves out is taken away only then. */
    imported: p.boolean().default(false),
  },
});

export class StakeholderCategory extends StakeholderCategorySchema.class {}
StakeholderCategorySchema.setClass(StakeholderCategory);
