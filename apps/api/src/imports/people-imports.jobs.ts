import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { faultForLog } from '../kernel/error-log.js';
import type { Jobs } from '../kernel/jobs.js';
import { runSql } from '../kernel/run-sql.js';
import { PeopleImport } from './people-import.entity.js';
import { PeopleImportCheck } from './people-import-check.js';
import { PeopleImportRun } from './people-import-run.js';
import { PeopleImportUndo } from './people-import-undo.js';
import { FORGET_ROWS, FORGET_UNFINISHED } from './people-imports.queries.js';
import { SheetFault } from './sheet-fault.js';

/** The job that looks through files, imports and undoes. */
export const IMPORT_PEOPLE = 'import-people';

const DAY = 24 * 3_600_000;
/** A file that was never imported is gone after a week, and what was shown of one that was after a month. */
const UNFINISHED_KEPT = 7 * DAY;
const ROWS_KEPT = 30 * DAY;
/** So often a worker begins without getting further. */
const MOST_ATTEMPTS = 5;

/** One worker at a time is at an import; the lock ends with the connection that holds it, also when the worker is killed. */
const TAKE = `select pg_try_advisory_lock(hashtextextended('people_import ' || $1, 0)) as taken`;
const LET_GO = `select pg_advisory_unlock(hashtextextended('people_import ' || $1, 0))`;
const WAITING = `select id from people_import where state in ('CHECKING', 'IMPORTING', 'UNDOING') and id <> all ($1::uuid[]) order by created_at, id limit 1`;
const ATTEMPT = 'update people_import set attempts = attempts + 1 where id = $1 returning attempts';
const FAIL = `update people_import set state = 'FAILED', fault = $2 where id = $1 and state in ('CHECKING', 'IMPORTING', 'UNDOING')`;

@Injectable()
export class PeopleImportsJobs {
  readonly #log = new Logger('imports');

  constructor(
    private readonly em: EntityManager,
    private readonly check: PeopleImportCheck,
    private readonly importing: PeopleImportRun,
    private readonly undoing: PeopleImportUndo,
  ) {}

  register(jobs: Jobs): void {
    jobs.register(IMPORT_PEOPLE, '* * * * *', (now) => this.work(now), { atStart: true });
    jobs.register('forget-imports', '47 2 * * *', (now) => this.forget(now));
  }

  /** Does what was ordered, the oldest first, until nothing is left that no other worker is at. */
  async work(now: Date): Promise<void> {
    const tried: string[] = [];
    for (;;) {
      const [next] = await runSql<{ id: string }>(this.em.fork(), WAITING, [tried]);
      if (!next) return;
      tried.push(next.id);
      await this.#alone(next.id, () => this.#take(next.id, now));
    }
  }

  /** Deletes files that nobody imported, and the rows of those that were. */
  async forget(now: Date): Promise<void> {
    const em = this.em.fork();
    await runSql(em, FORGET_UNFINISHED, [new Date(now.getTime() - UNFINISHED_KEPT)]);
    await runSql(em, FORGET_ROWS, [new Date(now.getTime() - ROWS_KEPT), now]);
  }

  /** Does the work while no other worker does it. */
  async #alone(id: string, work: () => Promise<void>): Promise<void> {
    const pool: Pool = await this.em.getConnection().getNativeClient();
    const holder = await pool.connect();
    try {
      const { rows } = await holder.query<{ taken: boolean }>(TAKE, [id]);
      if (!rows[0]?.taken) return;
      await work();
      await holder.query(LET_GO, [id]);
    } finally {
      holder.release();
    }
  }

  async #take(id: string, now: Date): Promise<void> {
    const em = this.em.fork();
    const [tried] = await runSql<{ attempts: number }>(em, ATTEMPT, [id]);
    const peopleImport = await em.findOne(PeopleImport, { id });
    if (!tried || !peopleImport) return;
    try {
      if (peopleImport.state === 'CHECKING') await this.check.run(peopleImport);
      else if (peopleImport.state === 'IMPORTING') await this.importing.run(peopleImport, now);
      else if (peopleImport.state === 'UNDOING') await this.undoing.run(peopleImport, now);
    } catch (error) {
      if (error instanceof SheetFault) return void (await runSql(em, FAIL, [id, JSON.stringify(error.record())]));
      this.#log.error(faultForLog(error));
      if (tried.attempts >= MOST_ATTEMPTS) await runSql(em, FAIL, [id, JSON.stringify(new SheetFault('sheetFault.failed').record())]);
    }
  }
}
