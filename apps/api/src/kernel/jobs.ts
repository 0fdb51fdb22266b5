import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { Logger as WorkerLogger, makeWorkerUtils, parseCronItem, type ParsedCronItem, run, type Runner } from 'graphile-worker';
import { Clock } from './clock.js';
import { faultForLog, withoutPersonalData } from './error-log.js';
import { beginRun, endRun, jobsWaitSince, lastRuns, waitingJobs } from './job-runs.queries.js';
import { nextTime } from './job-times.js';
import { Readiness, stalledBefore } from './readiness.js';

/** What a job does. It may run twice, and beside another one of its kind. */
export type JobHandler = (now: Date) => Promise<void>;

interface Job {
  name: string;
  cron: string;
  times: ParsedCronItem;
  handler: JobHandler;
  atStart: boolean;
}

/** A job as administrators see it; instants in ISO 8601. */
export interface JobStanding {
  name: string;
  /** Minute, hour, day of month, month, day of week; in UTC. */
  cron: string;
  /** Asked for, and not begun yet. */
  waiting: boolean;
  /** Null: it never ran. */
  startedAt: string | null;
  /** Null: it never ran, runs now, or its worker died while it did. */
  endedAt: string | null;
  /** Why the last run failed; null: it did not. */
  failure: string | null;
  /** By its own clock; null: not within a year. */
  nextAt: string | null;
}

/** Longer than any of our jobs takes. */
const PATIENCE = 10_000;
/** So much of a failure is enough to know which it is; the log has the rest. */
const LONGEST_FAILURE = 500;

/**
 * What the worker does by the clock. Features register their jobs in their modules; only a worker starts them. Each
 * job runs once at its time, however many workers there are.
 */
@Injectable()
export class Jobs {
  readonly #jobs: Job[] = [];
  readonly #log = new Logger('jobs');
  /** What the queue itself has to say: only what is wrong, and without people in it. */
  readonly #queueLog = new WorkerLogger(() => (level, message) => {
    if (level === 'error' || level === 'warning') this.#log.warn(withoutPersonalData(message));
  });
  #runner: Runner | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    readiness: Readiness,
  ) {
    readiness.register(async (now) => ((await jobsWaitSince(em.fork(), stalledBefore(now))) ? 'jobs stalled' : null));
  }

  /**
   * @param name     as "expire-holds", unique
   * @param cron     minute, hour, day of month, month, day of week; in UTC
   * @param atStart  also when a worker starts, for what must not wait after the worker was away
   */
  register(name: string, cron: string, handler: JobHandler, { atStart = false } = {}): void {
    if (this.knows(name)) throw new Error(`Two jobs are called ${name}.`);
    this.#jobs.push({ name, cron, times: parseCronItem({ task: name, match: cron }), handler, atStart });
  }

  knows(name: string): boolean {
    return this.#jobs.some((job) => job.name === name);
  }

  /** Begins to run jobs; the tables that this needs are made at the first start. */
  async start(): Promise<void> {
    this.#runner = await run({
      pgPool: await this.em.getConnection().getNativeClient(),
      logger: this.#queueLog,
      concurrency: 2,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: PATIENCE,
      parsedCronItems: this.#jobs.map(({ times }) => times),
      taskList: Object.fromEntries(this.#jobs.map((job) => [job.name, () => this.#perform(job)])),
    });
    for (const job of this.#jobs.filter(({ atStart }) => atStart)) await this.runNow(job.name);
  }

  /** Runs a job at once, in this process; a failure is logged, since its next time comes. */
  async runNow(name: string): Promise<void> {
    const job = this.#jobs.find((each) => each.name === name);
    if (!job) throw new Error(`No job is called ${name}.`);
    try {
      await this.#perform(job);
    } catch (error) {
      this.#log.error({ err: error, job: name });
    }
  }

  /** Asks the worker to run a job as soon as it can, once, however often it is asked for. */
  async request(name: string): Promise<void> {
    if (!this.knows(name)) throw new Error(`No job is called ${name}.`);
    const worker = await makeWorkerUtils({ pgPool: await this.em.getConnection().getNativeClient(), logger: this.#queueLog });
    try {
      await worker.migrate();
      await worker.addJob(name, {}, { jobKey: `asked:${name}`, maxAttempts: 1 });
    } finally {
      await worker.release();
    }
  }

  /** Every job in the order of the features, with its last run and its next. */
  async list(now: Date): Promise<JobStanding[]> {
    const em = this.em.fork();
    const [runs, waiting] = await Promise.all([lastRuns(em), waitingJobs(em)]);
    return this.#jobs.map(({ name, cron, times }) => {
      const last = runs.get(name);
      return {
        name,
        cron,
        waiting: waiting.has(name),
        startedAt: last?.startedAt ?? null,
        endedAt: last?.endedAt ?? null,
        failure: last?.failure ?? null,
        nextAt: nextTime(times, now)?.toISOString() ?? null,
      };
    });
  }

  /** Takes no new job, and resolves when those that run are done. */
  async stop(): Promise<void> {
    const runner = this.#runner;
    this.#runner = null;
    await runner?.stop();
  }

  async #perform({ name, handler }: Job): Promise<void> {
    const startedAt = this.clock.now();
    await beginRun(this.em.fork(), name, startedAt);
    let failure: string | null = null;
    try {
      await handler(startedAt);
    } catch (error) {
      const { name: kind, message } = faultForLog(error);
      failure = `${kind}: ${message}`.slice(0, LONGEST_FAILURE);
      throw error;
    } finally {
      await endRun(this.em.fork(), name, startedAt, this.clock.now(), failure);
    }
  }
}
