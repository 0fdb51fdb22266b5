import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from './run-sql.js';

/** A column that names a row of another table. */
export interface RowReference {
  table: string;
  column: string;
  /** The columns that may be there once for each row named: of two rows, that of the one that is kept stays. */
  onceFor?: readonly string[];
  /** What was said of the named row itself, and ends with it. */
  endsWithIt?: true;
}

/**
 * Lets everything that names one row name another.
 *
 * @returns how many rows did, by table
 */
export async function moveReferences(em: EntityManager, references: readonly RowReference[], fromId: string, toId: string): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const { table, column, onceFor, endsWithIt } of references) {
    if (endsWithIt) continue;
    if (onceFor) await runSql(em, withoutDoubles(table, column, onceFor), [fromId, toId]);
    const rows = await runSql(em, `update ${table} set ${column} = $2 where ${column} = $1 returning 1`, [fromId, toId]);
    if (rows.length > 0) moved[table] = (moved[table] ?? 0) + rows.length;
  }
  return moved;
}

/** $1 the one that goes, $2 the one that stays */
function withoutDoubles(table: string, column: string, onceFor: readonly string[]): string {
  const same = onceFor.map((name) => `stays.${name} is not distinct from goes.${name}`).join(' and ');
  return `delete from ${table} as goes using ${table} as stays where goes.${column} = $1 and stays.${column} = $2 and ${same}`;
}
