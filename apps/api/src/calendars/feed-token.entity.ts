import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Person } from '../people/person.entity.js';

const FeedTokenSchema = defineEntity({
  name: 'FeedToken',
  tableName: 'feed_token',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    person: () => p.manyToOne(Person),
    /** SHA-256 of the token in the address. */
    tokenHash: p.text(),
    createdAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});

export class FeedToken extends FeedTokenSchema.class {}
FeedTokenSchema.setClass(FeedToken);
