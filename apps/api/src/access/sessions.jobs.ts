import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Jobs } from '../kernel/jobs.js';
import { RateLimiter } from '../kernel/rate-limiter.js';
import { forgetOldSignIns } from './sessions.queries.js';

/** What the worker does for signing in: forgets what nobody needs to know any more. */
@Injectable()
export class SessionsJobs {
  constructor(jobs: Jobs, em: EntityManager, limiter: RateLimiter) {
    jobs.register('forget-old-sign-ins', '17 * * * *', async (now) => {
      await forgetOldSignIns(em.fork(), now);
      await limiter.forgetOld(now);
    });
  }
}
