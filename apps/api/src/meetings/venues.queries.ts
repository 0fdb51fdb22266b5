import { type FilterQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { Venue } from './venue.entity.js';

const town = (venue: string) => `coalesce(${venue}.municipality, '')`;
const searched = (venue: string) =>
  `unaccent(lower(concat_ws(' ', (select string_agg(value, ' ') from jsonb_each_text(${venue}.name)), ${venue}.street, ${venue}.municipality)))`;

/** A page of the venues, by town. @param text  of which name, street and town have all words; null: every venue */
export async function listVenues(em: EntityManager, text: string | null, page: PageRequest): Promise<Connection<Venue>> {
  const size = pageSize(page);
  const after = keysetOf(page, 2);
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  const condition = (sql: (venue: string) => string, values: unknown[]): FilterQuery<Venue> => ({ [raw(sql, values)]: [] });
  const matching = words.map((word) => condition((venue) => `${searched(venue)} like unaccent(?)`, [`%${word.replace(/[\\%_]/g, '\\$&')}%`]));
  const rest = after ? [condition((venue) => `(${town(venue)}, ${venue}.id) > (?, ?::uuid)`, after)] : [];
  const [found, total] = await Promise.all([
    em.find(Venue, { $and: [...matching, ...rest] }, { orderBy: [{ [raw(town)]: 'asc' }, { id: 'asc' }], limit: size + 1 }),
    em.count(Venue, { $and: matching }),
  ]);
  return pageOf(found, size, total, ({ municipality, id }) => [municipality ?? '', id]);
}

/** Which processes meet at venues, in drafts too. */
export async function processesMeetingAt(em: EntityManager, venueIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await runSql<{ venueId: string; processes: string[] }>(
    em,
    `select venue_id as "venueId", array_agg(distinct process_id) as processes from meeting where venue_id = any($1::uuid[]) group by venue_id`,
    [venueIds],
  );
  return new Map(rows.map(({ venueId, processes }) => [venueId, processes]));
}
