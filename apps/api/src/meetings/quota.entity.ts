import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Meeting } from './meeting.entity.js';

export const promotionWays = ['AT_ONCE', 'OFFER'] as const;
export type PromotionWay = (typeof promotionWays)[number];

const QuotaSchema = defineEntity({
  name: 'Quota',
  tableName: 'quota',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    meeting: () => p.manyToOne(Meeting),
    key: p.text(),
    /** Null: no limit. */
    seats: p.integer().nullable(),
    /** Seats that staff gave beyond the limit, on purpose. */
    allowedOver: p.integer().default(0),
    /** Seats of CONFIRMED, OFFERED and PENDING registrations; written only under this row's lock. */
    taken: p.integer().default(0),
    /** The last number drawn for the waiting list; never goes back. */
    lastPosition: p.bigint('number').default(0),
    /** Whether a freed seat is given to the first in line, or offered and held for a while. */
    promotion: p.enum(promotionWays).default('AT_ONCE'),
    /** For how long an offer is held at most. */
    offerHours: p.integer().default(24),
    /** How many hours before the meeting starts freed seats stop going to those who wait; 0: when it starts. */
    promotionStopsHours: p.integer().default(0),
    /** The seats of the same meeting that get what is left of these, reserved ones, at `releasesAt`. */
    releasesTo: () => p.manyToOne(Quota).nullable(),
    releasesAt: p.datetime().nullable(),
  },
});

/** The seats that one or more admissions of a meeting share. */
export class Quota extends QuotaSchema.class {}
QuotaSchema.setClass(Quota);
