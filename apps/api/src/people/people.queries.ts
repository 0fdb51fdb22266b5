import type { EntityManager } from '@mikro-orm/postgresql';
import type { SeenPerson } from '../access/person.graphql.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';

/**
 * A page of people, by name.
 *
 * @param text  words of the name or of an address, however they are spelt; null or blank: everybody
 */
export async function searchPeople(em: EntityManager, text: string | null, page: PageRequest): Promise<Connection<SeenPerson>> {
  const size = pageSize(page);
  const after = keysetOf(page, 2);
  const wanted = text?.trim() ?? '';
  const matching = wanted === '' ? [] : [wanted, wanted];
  const where = `erased_at is null${wanted === '' ? '' : ' and search_text like all (search_patterns(?)) and search_text like (search_patterns(?))[1]'}`;
  const beyond = after ? 'and (lower(name), id) > (?, ?::uuid)' : '';
  const [rows, [count]] = await Promise.all([
    em.execute<(SeenPerson & { sortName: string })[]>(
      `select id, name, email, locale, lower(name) as "sortName" from person where ${where} ${beyond} order by lower(name), id limit ?`,
      [...matching, ...(after ?? []), size + 1],
    ),
    em.execute<{ total: number }[]>(`select count(*)::int as total from person where ${where}`, matching),
  ]);
  return pageOf(rows, size, count?.total ?? 0, ({ sortName, id }) => [sortName, id]);
}
