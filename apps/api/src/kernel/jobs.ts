import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { parseCrontab, run, type Runner } from 'graphile-worker';
import { Clock } from './clock.js';

/** What a job does. It may run twice, and beside another one of its kind. */
export type JobHandler = (now: Date) => Promise<void>;

interface Job {
  name: string;
  cron: string;
  handler: JobHandler;
  atStart: boolean;
}

/** Longer than any of our jobs takes. */
const PATIENCE = 10_000;

/**
 * What the worker does by the clock. Features register their jobs in their modules; only a worker starts them. Each
 * job runs once at its time, however many workers there are.
 */
@Injectable()
export class Jobs {
  readonly #jobs: Job[] = [];
  readonly #log = new Logger('jobs');
  #runner: Runner | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * @param name     as "expire-holds", unique
   * @param cron     minute, hour, day of month, month, day of week; in UTC
   * @param atStart  also when a worker starts, for what must not wait after the worker was away
   */
  register(name: string, cron: string, handler: JobHandler, { atStart = false } = {}): void {
    if (this.#jobs.some((job) => job.name === name)) throw new Error(`Two jobs are called ${name}.`);
    this.#jobs.push({ name, cron, handler, atStart });
  }

  /** Begins to run jobs; the tables that this needs are made at the first start. */
  async start(): Promise<void> {
    const pgPool = await this.em.getConnection().getNativeClient();
    this.#runner = await run({
      pgPool,
      concurrency: 2,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: PATIENCE,
      parsedCronItems: parseCrontab(this.#jobs.map(({ name, cron }) => `${cron} ${name}`).join('\n')),
      taskList: Object.fromEntries(this.#jobs.map((job) => [job.name, () => job.handler(this.clock.now())])),
    });
    for (const job of this.#jobs.filter(({ atStart }) => atStart)) await this.runNow(job.name);
  }

  /** Runs a job at once, in this process; a failure is logged, since its next time comes. */
  async runNow(name: string): Promise<void> {
    const job = this.#jobs.find((each) => each.name === name);
    if (!job) throw new Error(`No job is called ${name}.`);
    try {
      await job.handler(this.clock.now());
    } catch (error) {
      this.#log.error({ err: error, job: name });
    }
  }

  /** Takes no new job, and resolves when those that run are done. */
  async stop(): Promise<void> {
    const runner = this.#runner;
    this.#runner = null;
    await runner?.stop();
  }
}
