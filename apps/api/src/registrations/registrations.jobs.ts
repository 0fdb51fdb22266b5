import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Jobs } from '../kernel/jobs.js';
import { RateLimiter } from '../kernel/rate-limiter.js';
import { runSql } from '../kernel/run-sql.js';
import type { MailOutcome } from '../mail/mail-outcomes.js';
import {
  ASKED_BY_MAIL,
  FORGET_JOINT_WISHES,
  FORGET_KEYS,
  FORGET_NEEDS,
  FORGET_SENSITIVE_ANSWERS,
  FORGET_WISHES,
  HOLD_AFTER_MAIL,
  WITH_HOLD,
} from './registration-job.queries.js';
import { forgetUnusedFiles } from './answer-files.queries.js';
import { RegistrationOffice } from './registration-office.js';
import { isLive, movePlace, readPlace } from './registration-places.js';
import { holdAfterMail } from './registration-rules.js';
import { MEETINGS_TO_SETTLE } from './registration-promotion.queries.js';
import { lockSeats, lockSeatsOfMany } from './registration-seats.js';
import { settleSeats } from './registration-settling.js';

const DAY = 24 * 3_600_000;
/** Needs may be a matter of health: they are gone this long after the meeting. */
const NEEDS_KEPT = 30 * DAY;
/** A request is not sent again after this long. */
const KEYS_KEPT = 7 * DAY;

/** What happens to registrations by the clock, and by what becomes of their mails. */
@Injectable()
export class RegistrationsJobs {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
    private readonly limiter: RateLimiter,
  ) {}

  register(jobs: Jobs): void {
    jobs.register('expire-holds', '* * * * *', (now) => this.expireHolds(now), { atStart: true });
    jobs.register('forget-needs', '17 2 * * *', (now) => this.forgetNeeds(now));
    jobs.register('forget-request-keys', '37 2 * * *', (now) => this.forgetKeys(now));
  }

  /** Frees the seats whose hold or offer has run out, and reserved ones on their day, and gives or offers them to the first in line. */
  async expireHolds(now: Date): Promise<void> {
    const meetings = await runSql<{ meeting_id: string }>(this.em.fork(), MEETINGS_TO_SETTLE, [now]);
    for (const { meeting_id: meetingId } of meetings) {
      await this.office.underLock(meetingId, async (em, seats) => {
        const { letters } = await settleSeats(em, meetingId, seats, now);
        await this.office.write(em, letters, now);
      });
    }
  }

  /** Deletes what people needed, and what they answered to sensitive questions, 30 days after the meeting, what was kept of requests that nobody confirmed, and files that never became an answer. */
  async forgetNeeds(now: Date): Promise<void> {
    const until = new Date(now.getTime() - NEEDS_KEPT);
    await runSql(this.em.fork(), FORGET_NEEDS, [until]);
    await runSql(this.em.fork(), FORGET_SENSITIVE_ANSWERS, [until]);
    await runSql(this.em.fork(), FORGET_WISHES, [until]);
    await runSql(this.em.fork(), FORGET_JOINT_WISHES, [until]);
    await forgetUnusedFiles(this.em.fork(), now);
  }

  /** Deletes idempotency keys and counted tries that are over. */
  async forgetKeys(now: Date): Promise<void> {
    await runSql(this.em.fork(), FORGET_KEYS, [new Date(now.getTime() - KEYS_KEPT)]);
    await this.limiter.forgetOld(now);
  }

  /**
   * Once the mail server has taken the mail, its reader has half an hour; an address that it refuses frees the seat at
   * once. Works in the transaction that records the outcome.
   */
  async mailSettled(em: EntityManager, { state, refused, registrationId, at }: MailOutcome): Promise<void> {
    if (registrationId !== null) await this.#settle(em, registrationId, { state, refused, at });
  }

  /** Likewise for all registrations that one mail asks to confirm. */
  async jointMailSettled(em: EntityManager, { mailId, state, refused, at }: MailOutcome): Promise<void> {
    const asked = await runSql<{ id: string; meeting_id: string }>(em, ASKED_BY_MAIL, [mailId]);
    if (refused) await lockSeatsOfMany(em, asked.map(({ meeting_id }) => meeting_id));
    for (const { id } of asked) await this.#settle(em, id, { state, refused, at });
  }

  async #settle(em: EntityManager, registrationId: string, { state, refused, at }: Pick<MailOutcome, 'state' | 'refused' | 'at'>): Promise<void> {
    if (state === 'SENT') {
      const [held] = await runSql<{ hold_until: string }>(em, WITH_HOLD, [registrationId]);
      if (held) await runSql(em, HOLD_AFTER_MAIL, [registrationId, holdAfterMail(at, new Date(held.hold_until))]);
    } else if (refused) {
      await this.#freeUnreachable(em, registrationId, at);
    }
  }

  async #freeUnreachable(em: EntityManager, registrationId: string, now: Date): Promise<void> {
    const asked = await readPlace(em, registrationId);
    if (!asked) return;
    const seats = await lockSeats(em, asked.meetingId);
    const place = await readPlace(em, registrationId);
    if (!place || !isLive(place) || place.confirmedAt !== null) return;
    await movePlace(em, place, { status: 'EXPIRED', holdUntil: null }, now);
    const { letters } = await settleSeats(em, place.meetingId, seats, now);
    await this.office.write(em, letters, now);
  }
}
