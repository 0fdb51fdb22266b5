import { defineEntity, p } from '@mikro-orm/core';

const DemonstrationSchema = defineEntity({
  name: 'Demonstration',
  tableName: 'demonstration',
  properties: {
    /** 1: there is at most one. */
    id: p.integer().primary().default(1),
    loadedAt: p.datetime(),
  },
});

/** That the demonstration was loaded into this database, so that it is not loaded again. */
export class Demonstration extends DemonstrationSchema.class {}
DemonstrationSchema.setClass(Demonstration);
