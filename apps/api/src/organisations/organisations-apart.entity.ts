import { defineEntity, p } from '@mikro-orm/core';
import { Organisation } from './organisation.entity.js';

const OrganisationsApartSchema = defineEntity({
  name: 'OrganisationsApart',
  tableName: 'organisations_apart',
  properties: {
    /** The one with the smaller id. */
    organisation: () => p.manyToOne(Organisation).primary(),
    other: () => p.manyToOne(Organisation).primary(),
    decidedAt: p.datetime(),
  },
});

/** Two organisations that look like one and are not: nobody is asked about them again. */
export class OrganisationsApart extends OrganisationsApartSchema.class {}
OrganisationsApartSchema.setClass(OrganisationsApart);
