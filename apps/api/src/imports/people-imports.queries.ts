import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import type { ImportField } from './import-fields.js';
import type { RowKind } from './people-import-row.entity.js';
import type { CellFault } from './person-row.js';

/** A row of a file as it was noted. */
export interface NotedRow {
  number: number;
  cells: string[];
  faults: CellFault[];
  otherRow: number | null;
}

const ROWS = `
select number, cells, faults, other_row as "otherRow"
  from people_import_row
 where people_import_id = $1 and kind = $2 and number > $3
 order by number
 limit $4`;

/** The noted rows of one kind, in the order of the file. */
export async function listNotedRows(em: EntityManager, importId: string, kind: RowKind, page: PageRequest): Promise<Connection<NotedRow>> {
  const size = pageSize(page);
  const [after = '0'] = keysetOf(page, 1) ?? [];
  const [rows, [count]] = await Promise.all([
    runSql<NotedRow>(em, ROWS, [importId, kind, after, size + 1]),
    runSql<{ total: number }>(em, 'select count(*)::int as total from people_import_row where people_import_id = $1 and kind = $2', [importId, kind]),
  ]);
  return pageOf(rows, size, count?.total ?? 0, ({ number }) => [String(number)]);
}

const ROWS_AT_ONCE = 1_000;

/** All noted rows of one kind, some at a time. */
export async function* allNotedRows(em: EntityManager, importId: string, kind: RowKind): AsyncGenerator<NotedRow[]> {
  for (let after = 0; ; ) {
    const rows = await runSql<NotedRow>(em, ROWS, [importId, kind, after, ROWS_AT_ONCE]);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.number ?? after;
  }
}

/** What the columns of the last file with the same headings were said to be, by their headings; null: there was none. */
export async function rememberedColumns(em: EntityManager, processId: string, headingsKey: string): Promise<Map<string, ImportField | null> | null> {
  const [last] = await runSql<{ headings: string[]; columns: (ImportField | null)[] }>(
    em,
    `select sheet -> 'headings' as headings, columns
       from people_import
      where process_id = $1 and headings_key = $2 and columns is not null and sheet is not null
      order by created_at desc, id desc
      limit 1`,
    [processId, headingsKey],
  );
  return last ? new Map(last.headings.map((heading, index) => [heading, last.columns[index] ?? null])) : null;
}

/** Files that brought nobody. $1 those from before then */
export const FORGET_UNFINISHED = `
delete from people_import
 where created_at < $1 and state in ('RECEIVING', 'UPLOADED', 'CHECKED', 'FAILED')
   and not exists (select from process_person where people_import_id = people_import.id)`;

/** What was shown of files that are done. $1 those done before then, $2 now */
export const FORGET_ROWS = `
with forgotten as (
  update people_import set forgotten_at = $2, sheet = sheet || '{"samples": []}', new_organisations = '[]'
   where state in ('DONE', 'UNDONE') and finished_at < $1 and forgotten_at is null
  returning id
)
delete from people_import_row where people_import_id in (select id from forgotten)`;
