import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from './run-sql.js';

/** The last run of a job; instants in ISO 8601. */
export interface LastRun {
  job: string;
  startedAt: string;
  /** Null: it runs, or its worker died while it did. */
  endedAt: string | null;
  failure: string | null;
}

const BEGIN_RUN = `
  insert into job_run (job, started_at) values ($1, $2)
  on conflict (job) do update set started_at = excluded.started_at, ended_at = null, failure = null`;

export async function beginRun(em: EntityManager, job: string, now: Date): Promise<void> {
  await runSql(em, BEGIN_RUN, [job, now]);
}

/** Says how the run ended that began at `startedAt`; nothing is written when a later one has begun. */
export async function endRun(em: EntityManager, job: string, startedAt: Date, now: Date, failure: string | null): Promise<void> {
  await runSql(em, 'update job_run set ended_at = $3, failure = $4 where job = $1 and started_at = $2', [job, startedAt, now, failure]);
}

export async function lastRuns(em: EntityManager): Promise<Map<string, LastRun>> {
  const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const rows = await runSql<LastRun>(em, `select job, ${instant('started_at')} as "startedAt", ${instant('ended_at')} as "endedAt", failure from job_run`, []);
  return new Map(rows.map((row) => [row.job, row]));
}

/** The jobs that wait in the worker's queue and are due by the clock of the database, as the worker sees it; none when no worker ever ran on this database. */
export async function waitingJobs(em: EntityManager): Promise<Set<string>> {
  if (!(await queueIsKnown(em))) return new Set();
  const rows = await runSql<{ job: string }>(em, 'select distinct task_identifier as job from graphile_worker.jobs where locked_at is null and run_at <= now()', []);
  return new Set(rows.map(({ job }) => job));
}

/** Whether a job waits in the queue since before an instant, and no worker took it up. Jobs that failed for good are no longer due. */
export async function jobsWaitSince(em: EntityManager, instant: Date): Promise<boolean> {
  if (!(await queueIsKnown(em))) return false;
  const due = 'select from graphile_worker.jobs where locked_at is null and attempts < max_attempts and run_at < $1';
  const [row] = await runSql<{ due: boolean }>(em, `select exists (${due}) as due`, [instant]);
  return row?.due ?? false;
}

/** The worker makes its queue itself, at its first start. */
async function queueIsKnown(em: EntityManager): Promise<boolean> {
  const [queue] = await runSql<{ known: boolean }>(em, `select to_regclass('graphile_worker.jobs') is not null as known`, []);
  return queue?.known ?? false;
}
