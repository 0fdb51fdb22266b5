import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidError } from '../kernel/domain-error.js';
import type { Locale } from '../kernel/locale.js';
import { optionalLine } from '../kernel/text-input.js';
import type { VenueInput } from './venue.graphql.js';
import { Room } from './room.entity.js';
import { Venue } from './venue.entity.js';

/** Where a meeting is held; both null: nowhere yet, or only on the net. */
export interface Place {
  venue: Venue | null;
  room: Room | null;
}

/**
 * Finds the venue and room that somebody typed among the known ones, or makes them. Not yet written: the caller's
 * flush does that.
 *
 * @param locale  the language that the name is written in
 * @throws InvalidError  at ["venue", …]
 */
export async function findPlace(em: EntityManager, input: VenueInput | null | undefined, locale: Locale): Promise<Place> {
  if (!input) return { venue: null, room: null };
  const name = optionalLine(input.name, 200, ['venue', 'name']);
  const street = optionalLine(input.street, 200, ['venue', 'street']);
  const municipality = optionalLine(input.municipality, 100, ['venue', 'municipality']);
  const country = optionalLine(input.country, 2, ['venue', 'country'])?.toUpperCase() ?? null;
  const roomName = optionalLine(input.room, 100, ['venue', 'room']);
  if (!name && !street && !municipality && !country) {
    if (roomName) throw new InvalidError('invalid.required', ['venue', 'name']);
    return { venue: null, room: null };
  }

  const likely = await em.find(Venue, { municipality, street }, { orderBy: { id: 'asc' } });
  const known = likely.find((venue) => (name ? Object.values(venue.name ?? {}).includes(name) : !venue.name));
  const venue = known ?? em.create(Venue, { name: name ? { [locale]: name } : null, street, municipality, country });
  if (!roomName) return { venue, room: null };
  const room = known ? await em.findOne(Room, { venue, name: roomName }) : null;
  return { venue, room: room ?? em.create(Room, { venue, name: roomName, capacity: null }) };
}
