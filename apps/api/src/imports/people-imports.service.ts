import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { translator } from '@percorso/messages';
import type { SignedIn } from '../access/current-viewer.js';
import { isAdministrator, isOrganiserOf, type Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, DomainErrors, InvalidError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { Jobs } from '../kernel/jobs.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { columnsFault, type ImportField } from './import-fields.js';
import { columnsFor } from './sheet-shape.js';
import type { ImportColumnType, ImportFaultType, StartPeopleImportInput } from './people-import.graphql.js';
import { PeopleImport } from './people-import.entity.js';
import type { RowKind } from './people-import-row.entity.js';
import { listNotedRows, rememberedColumns } from './people-imports.queries.js';
import { IMPORT_PEOPLE } from './people-imports.jobs.js';

/** A noted row, its faults in words. */
export interface RowInWords {
  number: number;
  cells: string[];
  faults: ImportFaultType[];
  otherRow: number | null;
}

@Injectable()
export class PeopleImportsService {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
  ) {}

  /** @throws NotFoundError unless one organises its process */
  async byId(id: string, viewer: Viewer): Promise<PeopleImport> {
    const found = isId(id) ? await this.em.findOne(PeopleImport, { id, state: { $ne: 'RECEIVING' } }) : null;
    if (!found || !isOrganiserOf(viewer, found.process.id)) throw new NotFoundError();
    return found;
  }

  /** The imports into a process, the latest first; null unless one organises it. */
  async ofProcess(processId: string, most: number, viewer: Viewer): Promise<PeopleImport[] | null> {
    if (!isOrganiserOf(viewer, processId)) return null;
    return this.em.find(PeopleImport, { process: { id: processId }, state: { $ne: 'RECEIVING' } }, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: most });
  }

  /** What the columns were said to be; before that, what those of an earlier file with the same headings were, or what they seem to be. */
  async columns({ process, sheet, columns, headingsKey }: PeopleImport): Promise<ImportColumnType[]> {
    if (!sheet) return [];
    const remembered = columns || !headingsKey ? null : await rememberedColumns(this.em, process.id, headingsKey);
    const proposed = columns ?? columnsFor(sheet);
    return sheet.headings.map((heading, index) => ({
      heading,
      samples: sheet.samples.flatMap((cells) => cells[index] || []),
      field: (remembered?.has(heading) ? remembered.get(heading) : proposed[index]) ?? null,
    }));
  }

  async rows(id: string, kind: RowKind, page: PageRequest, viewer: Viewer): Promise<Connection<RowInWords>> {
    const t = translator(viewer.locale);
    const noted = await listNotedRows(this.em, id, kind, page);
    return { ...noted, edges: noted.edges.map(({ node }) => ({ node: { ...node, faults: node.faults.map(({ column, code, values }) => ({ column, message: t(code, values) })) } })) };
  }

  /**
   * Says what the columns are and has the worker look through the file, as an organiser. It can be said again until the
   * import begins.
   *
   * @throws DomainError  INVALID without a name, or with one thing twice; IMPORT_UNDER_WAY once it has begun
   */
  async check(id: string, columns: readonly (ImportField | null)[], by: SignedIn): Promise<PeopleImport> {
    const found = await this.byId(id, by);
    const headings = found.sheet?.headings ?? [];
    if (columns.length !== headings.length) throw new InvalidError('invalid.columnCount', ['columns'], { count: headings.length });
    const fault = columnsFault(columns);
    if (fault?.reason === 'nameMissing') throw new InvalidError('invalid.nameColumn', ['columns'], { headings: headings.join(', ') });
    if (fault) throw new InvalidError('invalid.columnTwice', ['columns', String(columns.lastIndexOf(fault.field))], { field: translator(by.locale)(`importField.${fault.field}`) });
    await this.#move(found, ['UPLOADED', 'CHECKED'], `state = 'CHECKING', columns = $3, rows_total = null, rows_done = 0, counts = '{}', attempts = 0`, [JSON.stringify(columns)]);
    return this.#ordered(id, by);
  }

  /**
   * Has the worker import what was checked, as an organiser. Asked for again, it changes nothing.
   *
   * @throws DomainError  INVALID when it is not said what is to be done with known people or shared addresses; IMPORT_NOT_CHECKED
   */
  async start({ peopleImportId, ofKnown = null, ofShared = null }: StartPeopleImportInput, by: SignedIn, now: Date): Promise<PeopleImport> {
    const found = await this.byId(peopleImportId, by);
    if (found.state === 'IMPORTING' || found.state === 'DONE') return found;
    if (found.state !== 'CHECKED') throw new DomainError('IMPORT_NOT_CHECKED');
    const missing = [
      ...(found.counts.KNOWN && !ofKnown ? [new InvalidError('invalid.choice', ['ofKnown'])] : []),
      ...(found.counts.SHARED && !ofShared ? [new InvalidError('invalid.choice', ['ofShared'])] : []),
    ];
    if (missing.length > 0) throw new DomainErrors(missing);
    await this.em.transactional(async (em) => {
      await this.#move(found, ['CHECKED'], `state = 'IMPORTING', of_known = $3, of_shared = $4, overrides = $5, rows_done = 0, attempts = 0`, [ofKnown, ofShared, isAdministrator(by)], em);
      await this.#log(em, found, 'people.importBegun', by, now);
    });
    return this.#ordered(peopleImportId, by);
  }

  /**
   * Has the worker take away what an import brought and nobody has used since, as an organiser. Asked for again, it
   * changes nothing.
   *
   * @throws DomainError  IMPORT_NOT_DONE while there is nothing to take away
   */
  async undo(id: string, by: SignedIn, now: Date): Promise<PeopleImport> {
    const found = await this.byId(id, by);
    if (found.state === 'UNDOING' || found.state === 'UNDONE') return found;
    if (found.state !== 'DONE' && !(found.state === 'FAILED' && found.counts.ADDED)) throw new DomainError('IMPORT_NOT_DONE');
    await this.em.transactional(async (em) => {
      await this.#move(
        found,
        ['DONE', 'FAILED'],
        `state = 'UNDOING', fault = null, rows_done = 0, attempts = 0, rows_total = (select count(*) from process_person where people_import_id = people_import.id)`,
        [],
        em,
      );
      await this.#log(em, found, 'people.importUndoBegun', by, now);
    });
    return this.#ordered(id, by);
  }

  /** Throws a file away that was not imported, as an organiser. @throws DomainError IMPORT_UNDER_WAY once it was begun */
  async discard(id: string, by: SignedIn): Promise<void> {
    const found = await this.byId(id, by);
    const [gone] = await runSql<{ id: string }>(
      this.em,
      `delete from people_import
        where id = $1 and (state in ('UPLOADED', 'CHECKING', 'CHECKED') or state = 'FAILED' and not exists (select from process_person where people_import_id = $1))
       returning id`,
      [found.id],
    );
    if (!gone) throw new DomainError('IMPORT_UNDER_WAY');
  }

  /** @throws DomainError IMPORT_UNDER_WAY when it is in none of these states any more */
  async #move({ id }: PeopleImport, from: readonly string[], set: string, values: readonly unknown[], em: EntityManager = this.em): Promise<void> {
    const moved = await runSql<{ id: string }>(em, `update people_import set ${set} where id = $1 and state = any ($2::text[]) returning id`, [id, from, ...values]);
    if (moved.length === 0) throw new DomainError('IMPORT_UNDER_WAY');
  }

  async #ordered(id: string, by: SignedIn): Promise<PeopleImport> {
    await this.jobs.request(IMPORT_PEOPLE);
    this.em.clear();
    return this.byId(id, by);
  }

  async #log(em: EntityManager, { id, process }: PeopleImport, action: string, by: SignedIn, now: Date): Promise<void> {
    await recordAudit(em, { at: now, personId: by.person.id, action, subjectType: 'people-import', subjectId: id, processId: process.id, requestId: by.requestId });
  }
}
