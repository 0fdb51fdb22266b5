import { defineEntity, p } from '@mikro-orm/core';
import { Organisation } from '../organisations/organisation.entity.js';
import { Process } from './process.entity.js';
import { StakeholderCategory } from './stakeholder-category.entity.js';

const OrganisationCategorySchema = defineEntity({
  name: 'OrganisationCategory',
  tableName: 'organisation_category',
  properties: {
    organisation: () => p.manyToOne(Organisation).primary(),
    process: () => p.manyToOne(Process).primary(),
    /** One of the categories of that process. */
    stakeholderCategory: () => p.manyToOne(StakeholderCategory),
  },
});

/** What an organisation is in a process; in another it may be something else. */
export class OrganisationCategory extends OrganisationCategorySchema.class {}
OrganisationCategorySchema.setClass(OrganisationCategory);
