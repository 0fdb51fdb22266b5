import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Jobs } from '../kernel/jobs.js';
import { runSql } from '../kernel/run-sql.js';
import { DelegationChanges } from './delegation-change.js';
import { RELEASE, TO_RELEASE } from './delegations.queries.js';

/** What happens to delegations by the clock. */
@Injectable()
export class DelegationsJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly changes: DelegationChanges,
  ) {}

  register(jobs: Jobs): void {
    jobs.register('release-places', '* * * * *', (now) => this.release(now), { atStart: true });
  }

  /** Once the deadline of a delegation has passed, whoever waits gets the places that it did not name. */
  async release(now: Date): Promise<void> {
    const due = await runSql<{ id: string; meetingId: string }>(this.em.fork(), TO_RELEASE, [now]);
    for (const { id, meetingId } of due) await this.changes.settled([meetingId], now, async (em) => void (await runSql(em, RELEASE, [id, now])));
  }
}
