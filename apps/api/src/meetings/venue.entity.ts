import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';

/** When a venue is open on one weekday, as clocks on its walls show. A day may come more than once: morning, afternoon. */
export interface OpeningHours {
  /** From 1, Monday, to 7 (ISO 8601). */
  weekday: number;
  /** "09:00" */
  opens: string;
  closes: string;
}

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
    /** Steps, lifts, where to ring. */
    accessNotes: p.json().$type<LocalizedText>().nullable(),
    /** How to get there. */
    travelNotes: p.json().$type<LocalizedText>().nullable(),
    /** WGS 84 in degrees; both null: not known. */
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    /** Null: not known. */
    openingHours: p.json().$type<OpeningHours[]>().nullable(),
    version: p.integer().version(),
  },
});

export class Venue extends VenueSchema.class {}
VenueSchema.setClass(Venue);
