import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { SETTINGS, type Settings } from '../kernel/settings.js';

const MINUTE_MS = 60_000;

/**
 * How much one signed-in session may ask for: REQUESTS_PER_SESSION in a minute. It is there against runaway scripts, so
 * each process counts for itself, in memory; what must hold across processes goes through RateLimiter.
 */
@Injectable()
export class SessionLimit {
  private requests = new Map<string, number>();
  private minute = 0;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Counts one request. @throws GraphQLError RATE_LIMITED, with status 429; never for visitors */
  count(sessionId: string | null, now: Date): void {
    if (sessionId === null) return;
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.requests = new Map();
    }
    const requests = (this.requests.get(sessionId) ?? 0) + 1;
    this.requests.set(sessionId, requests);
    if (requests <= this.settings.limits.requestsPerSession) return;
    const retryAfterSeconds = Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1000);
    throw new GraphQLError('Too many requests.', { extensions: { code: 'RATE_LIMITED', retryAfterSeconds, http: { status: 429 } } });
  }
}
