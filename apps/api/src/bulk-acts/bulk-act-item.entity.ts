import { defineEntity, p } from '@mikro-orm/core';
import { GroupMembership } from '../groups/group-membership.entity.js';
import { Person } from '../people/person.entity.js';
import { Registration } from '../registrations/registration.entity.js';
import { BulkAct, bulkOutcomes } from './bulk-act.entity.js';

const BulkActItemSchema = defineEntity({
  name: 'BulkActItem',
  tableName: 'bulk_act_item',
  primaryKeys: ['bulkAct', 'position'],
  properties: {
    bulkAct: () => p.manyToOne(BulkAct).primary(),
    /** Who is served before whom. */
    position: p.integer().primary(),
    person: () => p.manyToOne(Person),
    registration: () => p.manyToOne(Registration).nullable(),
    /** The membership that it made, for taking it back. */
    membership: () => p.manyToOne(GroupMembership).nullable(),
    /** Null: its turn has not come. */
    outcome: p.enum(bulkOutcomes).nullable(),
  },
});

/** One row of a list that an act is about. */
export class BulkActItem extends BulkActItemSchema.class {}
BulkActItemSchema.setClass(BulkActItem);
