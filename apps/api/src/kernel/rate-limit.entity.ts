import { defineEntity, p } from '@mikro-orm/core';

const RateLimitSchema = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limit',
  properties: {
    /** What is counted, for example "sign-in-code:address:192.0.2.7"; addresses of people are hashed. */
    key: p.text().primary(),
    /** The end of the span that is counted; the first hit after it begins a new one. */
    endsAt: p.datetime(),
    hits: p.integer(),
  },
});

export class RateLimit extends RateLimitSchema.class {}
RateLimitSchema.setClass(RateLimit);
