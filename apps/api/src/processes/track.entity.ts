import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Process } from './process.entity.js';

const TrackSchema = defineEntity({
  name: 'Track',
  tableName: 'track',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    key: p.text(),
    title: p.json().$type<LocalizedText>(),
    position: p.integer(),
    /** What the programme file says of it and no column holds; null: nothing. */
    programme: p.json().$type<Record<string, unknown>>().nullable(),
  },
});

/** A lane of the time line; several run at once. */
export class Track extends TrackSchema.class {}
TrackSchema.setClass(Track);
