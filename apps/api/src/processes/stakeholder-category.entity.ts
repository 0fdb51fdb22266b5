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
  },
});

export class StakeholderCategory extends StakeholderCategorySchema.class {}
StakeholderCategorySchema.setClass(StakeholderCategory);
