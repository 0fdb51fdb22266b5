import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { Venue } from './venue.entity.js';

const RoomSchema = defineEntity({
  name: 'Room',
  tableName: 'room',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    venue: () => p.manyToOne(Venue),
    name: p.text(),
    /** People; null: not known. */
    capacity: p.integer().nullable(),
    accessNotes: p.json().$type<LocalizedText>().nullable(),
    version: p.integer().version(),
  },
});

export class Room extends RoomSchema.class {}
RoomSchema.setClass(Room);
