import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../kernel/run-sql.js';
import { insertRows, type Row, table } from '../kernel/table-rows.js';
import { comparedWithArchive, namesIn, newOrganisations } from './import-archive.js';
import { addedCounts, type ImportCounts } from './import-counts.js';
import { readImport, type RowOfPeople } from './import-reading.js';
import { PeopleImport } from './people-import.entity.js';
import { FORMULA } from './sheet-row.js';
import type { RowKind } from './people-import-row.entity.js';

export const importRows = table('people_import_row', { people_import_id: 'uuid', kind: 'text', number: 'int', cells: 'jsonb', faults: 'jsonb', other_row: 'int', person_id: 'uuid' });
export type ImportRow = Row<typeof importRows.columns> & { kind: RowKind };

const BEGIN = `update people_import set rows_done = 0, counts = '{}', new_organisations = '[]' where id = $1 and state = 'CHECKING'`;
const GO_ON = `update people_import set rows_done = $2, counts = $3 where id = $1 and state = 'CHECKING' returning id`;
const END = `
update people_import
   set state = 'CHECKED', rows_total = $2, rows_done = $2, counts = $3, new_organisations = $4, attempts = 0
 where id = $1 and state = 'CHECKING'`;

/** Reads a file through without writing any of its people, and notes every row that somebody should look at. */
@Injectable()
export class PeopleImportCheck {
  constructor(private readonly em: EntityManager) {}

  /** Begins anew when an earlier one did not come to its end. @throws SheetFault when the file cannot be read through */
  async run(peopleImport: PeopleImport): Promise<void> {
    const em = this.em.fork({ useContext: false });
    const { id } = peopleImport;
    await runSql(em, 'delete from people_import_row where people_import_id = $1', [id]);
    await runSql(em, BEGIN, [id]);
    let done = 0;
    let counts: Partial<ImportCounts> = {};
    const organisations = new Set<string>();
    for await (const batch of readImport(em, peopleImport)) {
      const notes = await this.#notes(em, peopleImport, batch);
      await insertRows(em, importRows, notes);
      for (const name of namesIn(batch.flatMap(({ person }) => person ?? []))) organisations.add(name);
      done += batch.length;
      counts = addedCounts(counts, countsOf(batch, notes));
      const [goesOn] = await runSql<{ id: string }>(em, GO_ON, [id, done, JSON.stringify(counts)]);
      if (!goesOn) return;
    }
    await runSql(em, END, [id, done, JSON.stringify(counts), JSON.stringify(await newOrganisations(em, [...organisations]))]);
  }

  async #notes(em: EntityManager, { id, process }: PeopleImport, batch: readonly RowOfPeople[]): Promise<ImportRow[]> {
    const people = batch.flatMap(({ person, likeness }) => (person && likeness?.kind !== 'REPEATED' ? person : []));
    const compared = await comparedWithArchive(em, process.id, people, true);
    return batch.flatMap(({ row, person, faults, likeness }): ImportRow[] => {
      const note = { people_import_id: id, number: row.number, faults: [], other_row: null, person_id: null };
      if (!person) return [{ ...note, kind: 'BAD', cells: row.cells.map((cell) => cell.replace(FORMULA, '=')), faults }];
      const cells = [person.name, person.email ?? ''];
      if (likeness?.kind === 'REPEATED') return [{ ...note, kind: 'REPEATED', cells, other_row: likeness.row }];
      const { knownId = null, sharedId = null, homonymId = null } = compared.get(row.number) ?? {};
      if (knownId) return [{ ...note, kind: 'KNOWN', cells, person_id: knownId }];
      if (sharedId) return [{ ...note, kind: 'SHARED', cells, person_id: sharedId }];
      if (likeness?.kind === 'SHARED') return [{ ...note, kind: 'SHARED', cells, other_row: likeness.row }];
      if (homonymId) return [{ ...note, kind: 'HOMONYM', cells, person_id: homonymId }];
      return likeness ? [{ ...note, kind: likeness.kind, cells, other_row: likeness.row }] : [];
    });
  }
}

/** GOOD are those that can be imported, whatever is chosen for known people and shared addresses. */
function countsOf(batch: readonly RowOfPeople[], notes: readonly ImportRow[]): Partial<ImportCounts> {
  const counts: Partial<ImportCounts> = {};
  for (const { kind } of notes) counts[kind] = (counts[kind] ?? 0) + 1;
  return { ...counts, GOOD: batch.length - (counts.BAD ?? 0) - (counts.REPEATED ?? 0) };
}
