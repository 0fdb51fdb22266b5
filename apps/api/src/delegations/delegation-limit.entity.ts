import { defineEntity, p } from '@mikro-orm/core';
import { Meeting } from '../meetings/meeting.entity.js';
import { Delegation } from './delegation.entity.js';

const DelegationLimitSchema = defineEntity({
  name: 'DelegationLimit',
  tableName: 'delegation_limit',
  properties: {
    delegation: () => p.manyToOne(Delegation).primary(),
    meeting: () => p.manyToOne(Meeting).primary(),
    /** How many of its places count in this meeting, used ones too. */
    places: p.integer(),
  },
});

/** In a meeting of its group where fewer seats were free than a delegation has places: it keeps those that were, and takes no seat from whoever waits. */
export class DelegationLimit extends DelegationLimitSchema.class {}
DelegationLimitSchema.setClass(DelegationLimit);
