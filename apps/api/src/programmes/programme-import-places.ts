import { newId } from '../kernel/ids.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { insertRows, type Row } from '../kernel/table-rows.js';
import type { ProgrammeMeeting } from './programme-file.js';
import { type Importing, inWords } from './programme-importing.js';
import * as tables from './programme-tables.js';

export interface Place {
  venueId: string | null;
  roomId: string | null;
}

interface Address {
  name: LocalizedText | null;
  street: string | null;
  municipality: string | null;
  country: string | null;
}

/**
 * Finds the venues and rooms of meetings among the known ones, which other processes may use too, and adds those that
 * are new. A room learns the capacity that a file gives it.
 */
export async function placesOf(importing: Importing, meetings: readonly ProgrammeMeeting[]): Promise<Map<string, Place>> {
  const addressed = meetings.flatMap(({ key, venue }) => {
    const address = venue && addressOf(importing, venue);
    return address ? [{ key, address, room: venue.room ?? null }] : [];
  });
  const venues = await venueIds(importing, addressed.map(({ address }) => address));
  const withVenue = addressed.map(({ address, ...rest }) => ({ ...rest, venueId: venues.get(JSON.stringify(address)) ?? '' }));
  const rooms = await roomIds(importing, withVenue.flatMap(({ venueId, room }) => (room ? [{ venueId, ...room }] : [])));
  return new Map(withVenue.map(({ key, venueId, room }) => [key, { venueId, roomId: room && (rooms.get(`${venueId} ${room.name}`) ?? null) }]));
}

/** Null when nothing is said of where it is. */
function addressOf(importing: Importing, venue: NonNullable<ProgrammeMeeting['venue']>): Address | null {
  const { street, municipality, country, room } = venue;
  const name = inWords(importing, venue.name);
  if (!name && !street && !municipality && !country && !room) return null;
  return { name, street: street ?? null, municipality: municipality ?? null, country: country ?? null };
}

async function venueIds({ em }: Importing, addresses: Address[]): Promise<Map<string, string>> {
  const distinct = [...new Map(addresses.map((address) => [JSON.stringify(address), address])).values()];
  if (distinct.length === 0) return new Map();
  const known = await runSql<{ id: string | null }>(
    em,
    `select (select id from venue
              where name is not distinct from wanted.name and street is not distinct from wanted.street
                and municipality is not distinct from wanted.municipality and country is not distinct from wanted.country
              order by id limit 1) as id
       from rows from (jsonb_to_recordset($1::jsonb) as (name jsonb, street text, municipality text, country text))
         with ordinality as wanted(name, street, municipality, country, rank)
      order by rank`,
    [JSON.stringify(distinct)],
  );
  const found = distinct.map((address, index) => ({ address, id: known[index]?.id ?? null }));
  const added = found.filter(({ id }) => id === null).map(({ address }) => ({ id: newId(), ...address }));
  await insertRows(em, tables.venues, added);
  return new Map([...found, ...added.map(({ id, ...address }) => ({ address, id }))].map(({ address, id }) => [JSON.stringify(address), id ?? '']));
}

async function roomIds({ em }: Importing, rooms: { venueId: string; name: string; capacity?: number | undefined }[]): Promise<Map<string, string>> {
  if (rooms.length === 0) return new Map();
  const known = await runSql<{ id: string; venueId: string; name: string; capacity: number | null }>(
    em,
    `select id, venue_id as "venueId", name, capacity from room where venue_id = any($1::uuid[]) for update`,
    [rooms.map(({ venueId }) => venueId)],
  );
  const ids = new Map(known.map(({ venueId, name, id }) => [`${venueId} ${name}`, id]));
  const capacities = new Map(rooms.flatMap(({ venueId, name, capacity }) => (capacity === undefined ? [] : [[`${venueId} ${name}`, capacity]])));
  const added = new Map<string, Row<typeof tables.rooms.columns>>();
  for (const { venueId, name } of rooms) {
    const key = `${venueId} ${name}`;
    if (ids.has(key)) continue;
    const id = newId();
    ids.set(key, id);
    added.set(key, { id, venue_id: venueId, name, capacity: capacities.get(key) ?? null });
  }
  await insertRows(em, tables.rooms, [...added.values()]);
  for (const { venueId, name, id, capacity } of known) {
    const wanted = capacities.get(`${venueId} ${name}`);
    if (wanted !== undefined && wanted !== capacity) await runSql(em, `update room set capacity = $2 where id = $1`, [id, wanted]);
  }
  return ids;
}
