import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from './run-sql.js';

/** What a column's value is in JSON, by its type. Instants and wall times are text. */
interface JsonOf {
  uuid: string | null;
  text: string | null;
  'text[]': string[];
  jsonb: unknown;
  int: number | null;
  bigint: number | null;
  boolean: boolean;
  date: string | null;
  timestamp: string | null;
  timestamptz: string | null;
}

type Columns = Record<string, keyof JsonOf>;

/** The columns of a table that statements of many rows write. */
export interface Table<Of extends Columns> {
  readonly name: string;
  readonly columns: Of;
}

export type Row<Of extends Columns> = { [Column in keyof Of]: JsonOf[Of[Column]] };

export function table<Of extends Columns>(name: string, columns: Of): Table<Of> {
  return { name, columns };
}

/** So many rows go in one statement: a few megabytes, well within its time. */
const ROWS_A_STATEMENT = 5_000;

/** Inserts rows, thousands in a statement. Columns that the table here does not name get their defaults. */
export async function insertRows<Of extends Columns>(em: EntityManager, into: Table<Of>, rows: readonly Row<Of>[]): Promise<void> {
  const names = Object.keys(into.columns).join(', ');
  await inPortions(rows, (portion) => runSql(em, `insert into ${into.name} (${names}) select ${names} from ${recordset(into)}`, [portion]));
}

/**
 * Updates rows by their id, thousands in a statement.
 *
 * @param columns  those that are written
 * @param also     SQL that sets other columns, as "version = thing.version + 1"
 */
export async function updateRows<Of extends Columns>(
  em: EntityManager,
  of: Table<Of>,
  columns: readonly (keyof Of & string)[],
  rows: readonly Row<Of>[],
  also: readonly string[] = [],
): Promise<void> {
  const assignments = [...columns.map((column) => `${column} = record.${column}`), ...also].join(', ');
  await inPortions(rows, (portion) =>
    runSql(em, `update ${of.name} as thing set ${assignments} from ${recordset(of)} where thing.id = record.id`, [portion]),
  );
}

function recordset({ columns }: Table<Columns>): string {
  const definitions = Object.entries(columns).map(([name, type]) => `${name} ${type === 'timestamp' ? 'timestamp(0)' : type}`);
  return `jsonb_to_recordset($1::jsonb) as record(${definitions.join(', ')})`;
}

async function inPortions(rows: readonly unknown[], write: (portion: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await write(JSON.stringify(rows.slice(from, from + ROWS_A_STATEMENT)));
  }
}
