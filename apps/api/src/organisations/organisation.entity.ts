import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    name: p.text(),
    /** What it is found by: see search_text() in the migrations. Written by the database. */
    searchText: p.text().nullable().generated(`(search_text(name)) stored`).lazy(),
    municipality: p.text().nullable(),
    categories: () => p.manyToMany(StakeholderCategory).pivotTable('organisation_category'),
    /** Made by the demonstration's generator, not by a person. */
    synthetic: p.boolean().default(false),
    version: p.integer().version(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);
