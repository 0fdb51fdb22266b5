import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** $1 names. Case, accents and blanks do not count; of several, the one of exactly that name, then the oldest. */
const NAMED = `
select distinct on (asked.name) asked.name, organisation.id
  from unnest($1::text[]) as asked (name)
  join organisation on organisation.spellings @> array[name_spelling(asked.name)]
 order by asked.name, organisation.name = asked.name desc, organisation.created_at, organisation.id`;

/** The ids of the organisations that are, or are also, known by these names; names of none are missing. */
export async function organisationsNamed(em: EntityManager, names: readonly string[]): Promise<Map<string, string>> {
  const found = await runSql<{ name: string; id: string }>(em, NAMED, [names]);
  return new Map(found.map(({ name, id }) => [name, id]));
}
