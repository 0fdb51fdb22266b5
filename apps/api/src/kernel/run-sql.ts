import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';

/**
 * Runs one statement with parameters of its own ($1, $2 …) in the caller's transaction, or outside of any.
 * For statements that carry many rows: arrays go over the wire as arrays, for `unnest`. Instants come back as text.
 */
export async function runSql<Row>(em: EntityManager, text: string, parameters: readonly unknown[]): Promise<Row[]> {
  const { rows } = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
  return rows;
}
