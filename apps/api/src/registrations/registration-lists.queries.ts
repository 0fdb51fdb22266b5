import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../kernel/localized-text.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { FILTERED, filtered, filterParameters, MUNICIPALITY, ORGANISATION, type RegistrationFilter } from './registration-filter.js';
import type { RegistrationStatus } from './registration.entity.js';
import { REGISTRATION_COLUMNS, type RegistrationRow, registrationRow, type RawRegistrationRow } from './registrations.queries.js';

/** What people said of themselves for a meeting, as a list shows it. */
export interface StatedRow {
  organisation: string | null;
  municipality: string | null;
  /** What they come as; null: not stated. */
  category: { id: string; key: string; title: LocalizedText } | null;
}

/** Words that occur in a meeting's registrations, to choose from. */
export interface RegistrationFacets {
  organisations: string[];
  municipalities: string[];
}

const MOST_FACETS = 300;

/**
 * In the order of the list before anything is looked for (`offset 0` keeps PostgreSQL from turning that round): what is
 * looked for costs most, and is needed only until the page is full.
 */
const IN_ORDER = `
  (select * from registration
    where meeting_id = $1 and ($12::timestamptz is null or (registered_at, id) > ($12::timestamptz, $13::uuid))
    order by registered_at, id
   offset 0) as registration`;

/** $11 size, $12 instant and $13 id of the last one before; null: from the first */
export const PAGE_OF_REGISTRATIONS = `
select ${REGISTRATION_COLUMNS}
${filtered(IN_ORDER)}
 order by registration.registered_at, registration.id
 limit $11`;

export const REGISTRATIONS_BY_STATUS = `select registration.status, count(*)::int as people ${FILTERED} group by registration.status`;

/** $1 registrations */
const STATED = `
select registration.id, ${ORGANISATION} as organisation, ${MUNICIPALITY} as municipality,
       case when category.id is not null then jsonb_build_object('id', category.id, 'key', category.key, 'title', category.title) end as category
  from registration
  left join stakeholder_category as category on category.id = registration.comes_as_id
 where registration.id = any ($1::uuid[])`;

/** The words are looked up once ("offset 0"), and not wherever they are named. $1 meeting */
const facet = (what: string) => `
select word from (
  select distinct on (lower(word)) word
    from (select ${what} as word from registration where registration.meeting_id = $1 offset 0) as said
   where word <> ''
   order by lower(word), word
) as one
 order by word collate "it-x-icu"
 limit ${MOST_FACETS}`;

/** A meeting's registrations in the order in which they were made. */
export async function listRegistrations(em: EntityManager, meetingId: string, filter: RegistrationFilter, page: PageRequest): Promise<Connection<RegistrationRow>> {
  const size = pageSize(page);
  const [registeredAt = null, id = null] = keysetOf(page, 2) ?? [];
  const parameters = filterParameters(meetingId, filter);
  const [rows, counts] = await Promise.all([
    size === 0 ? [] : runSql<RawRegistrationRow>(em, PAGE_OF_REGISTRATIONS, [...parameters, size + 1, registeredAt, id]),
    countByStatus(em, meetingId, filter),
  ]);
  const total = counts.reduce((sum, { people }) => sum + people, 0);
  return pageOf(rows.map(registrationRow), size, total, (row) => [row.registeredAt.toISOString(), row.id]);
}

/** How many there are of each status that somebody has. */
export function countByStatus(em: EntityManager, meetingId: string, filter: RegistrationFilter): Promise<{ status: RegistrationStatus; people: number }[]> {
  return runSql(em, REGISTRATIONS_BY_STATUS, filterParameters(meetingId, filter));
}

/** By the registration. */
export async function statedOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, StatedRow>> {
  const rows = await runSql<StatedRow & { id: string }>(em, STATED, [ids]);
  return new Map(rows.map(({ id, ...stated }) => [id, stated]));
}

export async function facetsOf(em: EntityManager, meetingId: string): Promise<RegistrationFacets> {
  const [organisations, municipalities] = await Promise.all([ORGANISATION, MUNICIPALITY].map((what) => runSql<{ word: string }>(em, facet(what), [meetingId])));
  return { organisations: (organisations ?? []).map(({ word }) => word), municipalities: (municipalities ?? []).map(({ word }) => word) };
}
