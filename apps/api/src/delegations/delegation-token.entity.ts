import { defineEntity, p } from '@mikro-orm/core';
import { Delegation } from './delegation.entity.js';

const DelegationTokenSchema = defineEntity({
  name: 'DelegationToken',
  tableName: 'delegation_token',
  properties: {
    /** SHA-256 of the token, which stands only in the mail. */
    hash: p.text().primary(),
    delegation: () => p.manyToOne(Delegation),
    createdAt: p.datetime(),
  },
});

/** A link to the page on which an organisation names its delegates. Each mail has its own, and all of them work. */
export class DelegationToken extends DelegationTokenSchema.class {}
DelegationTokenSchema.setClass(DelegationToken);
