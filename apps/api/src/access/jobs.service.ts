import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { Jobs, type JobStanding } from '../kernel/jobs.js';
import type { SignedIn } from './current-viewer.js';
import { mustAdminister } from './role.policy.js';

/** What the worker does by the clock, for administrators. Each method throws ForbiddenError for all others. */
@Injectable()
export class JobsService {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
  ) {}

  async list(by: SignedIn, now: Date): Promise<JobStanding[]> {
    mustAdminister(by);
    return this.jobs.list(now);
  }

  /** Has a worker run a job as soon as it can. @throws NotFoundError when there is none of that name */
  async run(name: string, by: SignedIn, now: Date): Promise<JobStanding | null> {
    mustAdminister(by);
    if (!this.jobs.knows(name)) throw new NotFoundError();
    await this.jobs.request(name);
    await recordAudit(this.em, {
      at: now,
      personId: by.person.id,
      action: 'job.asked',
      subjectType: 'job',
      subjectId: null,
      processId: null,
      details: { name },
      requestId: by.requestId,
    });
    return (await this.jobs.list(now)).find((job) => job.name === name) ?? null;
  }
}
