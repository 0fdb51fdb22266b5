import { defineEntity, p } from '@mikro-orm/core';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  primaryKeys: ['scope', 'key'],
  properties: {
    /** Whose key it is: a session's person or the address given. */
    scope: p.text().primary(),
    key: p.text().primary(),
    /** SHA-256 of what was asked: the same key with other content is an error. */
    contentHash: p.text(),
    /** What was answered. */
    answer: p.json().$type<Record<string, unknown>>(),
    createdAt: p.datetime(),
  },
});

export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
