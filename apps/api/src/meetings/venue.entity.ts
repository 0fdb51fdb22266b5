import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';

const VenueSchema = defineEntity({
  name: 'Venue',
  tableName: 'venue',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** Null where only the town is known. */
    name: p.json().$type<LocalizedText>().nullable(),
    street: p.text().nullable(),
    municipality: p.text().nullable(),
    /** ISO 3166-1 alpha-2. */
    country: p.text().nullable(),
  },
});

export class Venue extends VenueSchema.class {}
VenueSchema.setClass(Venue);
