import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Series } from './series.entity.js';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    series: () => p.manyToOne(Series),
    /** From 1; unique in the series. */
    number: p.integer(),
  },
});

/** One number of a series, held in one meeting or in alternative ones (Lodi or Milan). */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
