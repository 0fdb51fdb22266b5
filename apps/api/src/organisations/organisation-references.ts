import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** A column that names an organisation. */
export interface OrganisationReference {
  table: string;
  column: string;
  /** The columns that may be there once for each organisation: of two rows, that of the kept organisation stays. */
  onceFor?: readonly string[];
  /** What was said of the organisation itself, and ends with it. */
  endsWithIt?: true;
}

/** All of them: a test compares them with the foreign keys of the database. */
export const organisationReferences: readonly OrganisationReference[] = [
  { table: 'organisation_category', column: 'organisation_id', onceFor: ['process_id'] },
  { table: 'organisations_apart', column: 'organisation_id', endsWithIt: true },
  { table: 'organisations_apart', column: 'other_id', endsWithIt: true },
  { table: 'person', column: 'organisation_id' },
  { table: 'process', column: 'host_id' },
  { table: 'registration', column: 'organisation_id' },
];

/**
 * Lets everything that names one organisation name another.
 *
 * @returns how many rows did, by table
 */
export async function moveReferences(em: EntityManager, fromId: string, toId: string): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const { table, column, onceFor, endsWithIt } of organisationReferences) {
    if (endsWithIt) continue;
    if (onceFor) await runSql(em, withoutDoubles(table, column, onceFor), [fromId, toId]);
    const rows = await runSql(em, `update ${table} set ${column} = $2 where ${column} = $1 returning 1`, [fromId, toId]);
    if (rows.length > 0) moved[table] = rows.length;
  }
  return moved;
}

/** $1 the one that goes, $2 the one that stays */
function withoutDoubles(table: string, column: string, onceFor: readonly string[]): string {
  const same = onceFor.map((name) => `stays.${name} = goes.${name}`).join(' and ');
  return `delete from ${table} as goes using ${table} as stays where goes.${column} = $1 and stays.${column} = $2 and ${same}`;
}
