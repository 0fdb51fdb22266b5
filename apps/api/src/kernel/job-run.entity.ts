import { defineEntity, p } from '@mikro-orm/core';

const JobRunSchema = defineEntity({
  name: 'JobRun',
  tableName: 'job_run',
  properties: {
    /** The name that the job is registered under. */
    job: p.text().primary(),
    startedAt: p.datetime(),
    /** Null: it runs, or its worker died while it did. */
    endedAt: p.datetime().nullable(),
    /** Why it failed, without personal data; null: it did not. */
    failure: p.text().nullable(),
  },
});

/** The last time that a job ran, and how it ended. */
export class JobRun extends JobRunSchema.class {}
JobRunSchema.setClass(JobRun);
