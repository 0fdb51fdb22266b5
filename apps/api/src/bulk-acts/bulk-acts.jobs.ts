import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { faultForLog } from '../kernel/error-log.js';
import type { Jobs } from '../kernel/jobs.js';
import { runSql } from '../kernel/run-sql.js';
import { BulkActRun } from './bulk-act-run.js';
import { BulkAct } from './bulk-act.entity.js';

/** The job that does what was ordered of many people. */
export const ACT_IN_BULK = 'act-in-bulk';

/** So often a worker begins without getting further. */
const MOST_ATTEMPTS = 5;

const NEXT = `
update bulk_act set attempts = attempts + 1
 where id = (select id from bulk_act where state = 'AT_WORK' and id <> all ($1::uuid[]) order by created_at, id limit 1)
returning id, attempts`;
const FAIL = `update bulk_act set state = 'FAILED', fault = $2, finished_at = $3 where id = $1 and state = 'AT_WORK'`;

@Injectable()
export class BulkActsJobs {
  readonly #log = new Logger('bulk-acts');

  constructor(
    private readonly em: EntityManager,
    private readonly acting: BulkActRun,
  ) {}

  register(jobs: Jobs): void {
    jobs.register(ACT_IN_BULK, '* * * * *', (now) => this.work(now), { atStart: true });
  }

  /** Does what was ordered, the oldest first, until nothing is left. */
  async work(now: Date): Promise<void> {
    const tried: string[] = [];
    for (;;) {
      const [next] = await runSql<{ id: string; attempts: number }>(this.em.fork(), NEXT, [tried]);
      if (!next) return;
      tried.push(next.id);
      await this.#take(next, now);
    }
  }

  async #take({ id, attempts }: { id: string; attempts: number }, now: Date): Promise<void> {
    const em = this.em.fork();
    try {
      await this.acting.run(await em.findOneOrFail(BulkAct, { id }), now);
    } catch (error) {
      if (error instanceof DomainError && error.code !== 'BUSY') return void (await runSql(em, FAIL, [id, error.code, now]));
      this.#log.error(faultForLog(error));
      if (attempts >= MOST_ATTEMPTS) await runSql(em, FAIL, [id, 'BUSY', now]);
    }
  }
}
