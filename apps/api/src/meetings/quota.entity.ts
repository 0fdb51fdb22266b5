import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Meeting } from './meeting.entity.js';

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
  },
});

/** The seats that one or more admissions of a meeting share. */
export class Quota extends QuotaSchema.class {}
QuotaSchema.setClass(Quota);
