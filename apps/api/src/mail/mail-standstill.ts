import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Readiness, stalledBefore } from '../kernel/readiness.js';
import { runSql } from '../kernel/run-sql.js';
import { MOST_UNKNOWN_OUTCOMES } from './mails.queries.js';

/** What stands in job_run for the workers' way round the outbox, which never ends. */
const SENDING = 'send-mails';

/**
 * Mails that are due, or that a worker was at when it vanished, since before $1; and no worker has looked for mails
 * since. $2 unknown outcomes after which a mail is left to a person, $3 the worker's run
 */
const STANDS_STILL = `
  select exists (
           select from outgoing_mail
            where state in ('READY', 'DEFERRED', 'SENDING', 'UNKNOWN') and not_before < $1
              and (state <> 'UNKNOWN' or unknown_outcomes < $2) and (state <> 'SENDING' or lease_until < $1))
     and not exists (select from job_run where job = $3 and started_at >= $1) as still`;

/** $1 the worker's run, $2 when it last looked for mails */
const MOVES = `
  insert into job_run (job, started_at) values ($1, $2)
  on conflict (job) do update set started_at = greatest(job_run.started_at, excluded.started_at)`;

/**
 * Tells a queue that stands still from one that moves slowly. Whether a mail leaves depends on the mail server, and on
 * how many stand before it; so what counts is that some worker looks for mails, whatever comes of it.
 */
@Injectable()
export class MailStandstill {
  constructor(
    private readonly em: EntityManager,
    readiness: Readiness,
  ) {
    readiness.register(async (now) => ((await this.#standsStill(stalledBefore(now))) ? 'mails stalled' : null));
  }

  /** Called by workers every few seconds. @param at  when this worker last looked for mails, in the lane that waits longest */
  async moves(at: Date): Promise<void> {
    await runSql(this.em.fork(), MOVES, [SENDING, at]);
  }

  async #standsStill(since: Date): Promise<boolean> {
    const [row] = await runSql<{ still: boolean }>(this.em.fork(), STANDS_STILL, [since, MOST_UNKNOWN_OUTCOMES, SENDING]);
    return row?.still ?? false;
  }
}
