import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayAt } from '@percorso/time';
import { recordAudit } from '../kernel/audit.js';
import { runSql } from '../kernel/run-sql.js';
import { retryTransaction } from '../kernel/transaction-retry.js';
import { Process } from '../processes/process.entity.js';
import { NamedOrganisations } from './import-archive.js';
import { addedCounts, type ImportCounts } from './import-counts.js';
import { readImport, type RowOfPeople } from './import-reading.js';
import { ImportWriter } from './import-writer.js';
import { PeopleImport } from './people-import.entity.js';

/** Rows in one transaction. */
const ROWS_AT_ONCE = 2_000;

const LOCK = `select rows_done as "rowsDone", counts from people_import where id = $1 and state = 'IMPORTING' for update`;
const GO_ON = `update people_import set rows_done = $2, counts = $3, attempts = 0 where id = $1`;
const END = `update people_import set state = 'DONE', finished_at = $2, attempts = 0 where id = $1 and state = 'IMPORTING' returning counts`;
const FORGET_FILE = 'delete from people_import_chunk where people_import_id = $1';

/** Writes the people of a checked file, and goes on where it stopped. */
@Injectable()
export class PeopleImportRun {
  constructor(private readonly em: EntityManager) {}

  /**
   * Each portion of rows is written in one transaction together with how far it got: killed at any moment, nobody is
   * imported twice or left out. Ends without a word when another worker is at it.
   */
  async run(peopleImport: PeopleImport, now: Date): Promise<void> {
    const em = this.em.fork({ useContext: false });
    const { id, process, locale: _, ...order } = peopleImport;
    const { language, timezone } = await em.findOneOrFail(Process, { id: process.id });
    const organisations = new NamedOrganisations(id, now);
    const writer = new ImportWriter(
      { importId: id, processId: process.id, locale: language, ofKnown: order.ofKnown ?? null, ofShared: order.ofShared ?? null, overrides: order.overrides, today: dayAt(now, timezone), now },
      organisations,
    );
    let seen = 0;
    const write = async (portion: readonly RowOfPeople[]) => {
      const from = seen;
      seen += portion.length;
      if (seen <= order.rowsDone) return true;
      const people = portion.flatMap(({ person, likeness }) => (person && likeness?.kind !== 'REPEATED' ? person : []));
      try {
        return await retryTransaction(() => em.fork({ useContext: false }).transactional((inner) => writePortion(inner, id, from, portion.length, () => writer.write(inner, people))));
      } catch (error) {
        organisations.forget();
        throw error;
      }
    };
    for await (const portion of ahead(portionsOf(readImport(em, peopleImport)))) if (!(await write(portion))) return;
    await em.transactional((inner) => finish(inner, peopleImport, now));
  }
}

async function* portionsOf(batches: AsyncGenerator<RowOfPeople[]>): AsyncGenerator<RowOfPeople[]> {
  const waiting: RowOfPeople[] = [];
  for await (const batch of batches) {
    waiting.push(...batch);
    while (waiting.length >= ROWS_AT_ONCE) yield waiting.splice(0, ROWS_AT_ONCE);
  }
  if (waiting.length > 0) yield waiting;
}

/** Makes the next thing while the last one is still being used: a portion is read while the database writes another. */
async function* ahead<Thing>(things: AsyncGenerator<Thing>): AsyncGenerator<Thing> {
  let next = things.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = things.next();
      // Whether it failed is asked when its turn has come.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await things.return(undefined);
  }
}

/** @returns false when somebody else has got further, or there is nothing to go on with */
async function writePortion(em: EntityManager, id: string, from: number, rows: number, write: () => Promise<Partial<ImportCounts>>): Promise<boolean> {
  const [state] = await runSql<{ rowsDone: number; counts: Partial<ImportCounts> }>(em, LOCK, [id]);
  if (state?.rowsDone !== from) return false;
  const counts = addedCounts(state.counts, await write());
  await runSql(em, GO_ON, [id, from + rows, JSON.stringify(counts)]);
  return true;
}

async function finish(em: EntityManager, { id, process }: PeopleImport, now: Date): Promise<void> {
  const [ended] = await runSql<{ counts: Partial<ImportCounts> }>(em, END, [id, now]);
  if (!ended) return;
  await runSql(em, FORGET_FILE, [id]);
  await recordAudit(em, { at: now, personId: null, action: 'people.imported', subjectType: 'people-import', subjectId: id, processId: process.id, details: { ...ended.counts } });
}
