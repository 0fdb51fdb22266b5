import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** Two organisations that may be one. */
export interface OrganisationDouble {
  id: string;
  otherId: string;
  /** How alike the names are, from 0 to 1. */
  likeness: number;
}

const MOST = 50;

/** From here on two names are worth a look. */
const ALIKE = 0.6;

/**
 * Those that share a name, or whose names share most of their letters in threes; never those in two municipalities, or
 * with other numbers in their names ("ASL Roma 1" and "ASL Roma 2"), or of which somebody said that they are two.
 */
const DOUBLES = `
select one.id, other.id as "otherId",
       case when one.spellings && other.spellings then 1 else similarity(one.search_text, other.search_text) end as likeness
  from organisation as one
  join organisation as other on other.search_text % one.search_text and other.id > one.id
 where (one.municipality is null or other.municipality is null or name_spelling(one.municipality) = name_spelling(other.municipality))
   and regexp_replace(one.search_text, '[^0-9]+', ' ', 'g') = regexp_replace(other.search_text, '[^0-9]+', ' ', 'g')
   and not exists (select from organisations_apart as apart where apart.organisation_id = one.id and apart.other_id = other.id)
 order by likeness desc, one.name, one.id, other.id
 limit ${MOST}`;

/** The pairs that are most alike, at most fifty: when they are settled, the next ones come. */
export function likelyDoubles(em: EntityManager): Promise<OrganisationDouble[]> {
  return whereAlike(em, ALIKE, (inside) => runSql<OrganisationDouble>(inside, DOUBLES, []));
}

/** Reads with the operator % of pg_trgm, which an index serves, meaning at least this likeness, from 0 to 1. */
export function whereAlike<Found>(em: EntityManager, likeness: number, read: (em: EntityManager) => Promise<Found>): Promise<Found> {
  return em.transactional(async (inside) => {
    await runSql(inside, `select set_config('pg_trgm.similarity_threshold', $1, true)`, [String(likeness)]);
    return read(inside);
  });
}

/** How many people and processes name each organisation; those that nobody names are missing. $1 organisations */
const USES = `
select id, (select count(*)::int from person where organisation_id = asked.id)
         + (select count(*)::int from registration where organisation_id = asked.id)
         + (select count(*)::int from process where host_id = asked.id) as uses
  from unnest($1::uuid[]) as asked (id)`;

export async function countUses(em: EntityManager, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await runSql<{ id: string; uses: number }>(em, USES, [ids]);
  return new Map(rows.map(({ id, uses }) => [id, uses]));
}
