import { InvalidError } from '../kernel/domain-error.js';
import { changedText, oneLine, optionalLine, optionalText } from '../kernel/text-input.js';
import type { Room } from './room.entity.js';
import type { OpeningHours, Venue } from './venue.entity.js';
import type { SaveRoomInput, SaveVenueInput } from './venue.graphql.js';

const LONGEST_NOTES = 5_000;
const MOST_HOURS = 28;
const HOUR = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** What a venue shall say. @throws InvalidError at each field */
export function venueValues(before: Venue | null, input: SaveVenueInput) {
  const name = changedText(before?.name, input.name ?? [], 200, ['name']);
  const municipality = optionalLine(input.municipality, 100, ['municipality']);
  if (!name && !municipality) throw new InvalidError('invalid.required', ['municipality']);
  const country = optionalLine(input.country, 2, ['country'])?.toUpperCase() ?? null;
  if (country !== null && !/^[A-Z]{2}$/.test(country)) throw new InvalidError('invalid.country', ['country']);
  return {
    name,
    street: optionalLine(input.street, 200, ['street']),
    municipality,
    country,
    accessNotes: changedText(before?.accessNotes, input.accessNotes ?? [], LONGEST_NOTES, ['accessNotes'], optionalText),
    travelNotes: changedText(before?.travelNotes, input.travelNotes ?? [], LONGEST_NOTES, ['travelNotes'], optionalText),
    ...positionOf(input),
    openingHours: openingHoursOf(input),
  };
}

/** What a room shall say. @throws InvalidError at each field */
export function roomValues(before: Room | null, input: SaveRoomInput) {
  const { capacity = null } = input;
  if (capacity !== null && capacity < 1) throw new InvalidError('invalid.capacity', ['capacity']);
  return {
    name: oneLine(input.name, 100, ['name']),
    capacity,
    accessNotes: changedText(before?.accessNotes, input.accessNotes ?? [], LONGEST_NOTES, ['accessNotes'], optionalText),
  };
}

function positionOf({ latitude = null, longitude = null }: SaveVenueInput): { latitude: number | null; longitude: number | null } {
  if (latitude !== null && Math.abs(latitude) > 90) throw new InvalidError('invalid.latitude', ['latitude']);
  if (longitude !== null && Math.abs(longitude) > 180) throw new InvalidError('invalid.longitude', ['longitude']);
  if (latitude === null && longitude !== null) throw new InvalidError('invalid.required', ['latitude']);
  if (latitude !== null && longitude === null) throw new InvalidError('invalid.required', ['longitude']);
  return { latitude, longitude };
}

function openingHoursOf({ openingHours }: SaveVenueInput): OpeningHours[] | null {
  if (openingHours == null || openingHours.length === 0) return null;
  if (openingHours.length > MOST_HOURS) throw new InvalidError('invalid.tooMany', ['openingHours'], { most: MOST_HOURS });
  for (const [index, { weekday, opens, closes }] of openingHours.entries()) {
    const good = weekday >= 1 && weekday <= 7 && HOUR.test(opens) && HOUR.test(closes) && opens < closes;
    if (!good) throw new InvalidError('invalid.openingHours', ['openingHours', String(index)]);
  }
  const sorted = openingHours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })).toSorted((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1));
  const within = sorted.findIndex((hours, index) => sorted[index - 1]?.weekday === hours.weekday && hours.opens < (sorted[index - 1]?.closes ?? ''));
  if (within >= 0) throw new InvalidError('invalid.openingHours', ['openingHours', String(within)]);
  return sorted;
}
