import { EntityManager } from '@mikro-orm/postgresql';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { FairTurns } from '../kernel/fair-turns.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import { newId } from '../kernel/ids.js';
import { digestOf } from '../kernel/text-digest.js';
import { retryTransaction } from '../kernel/transaction-retry.js';
import { nameKey } from '../people/person-name.js';
import { answerInvitations } from './registration-answers.js';
import { registerMany, type RegistrationOutcome, type RegistrationRequest } from './registration-batch.js';
import { type AnotherPersonLetter, type Letter, letterOfPlace, writeAnotherPersonLetters, writeLetters } from './registration-letters.js';
import { RegistrationQueue } from './registration-queue.js';
import { type LockedSeats, lockSeats, lockSeatsOfMany } from './registration-seats.js';
import type { Visitor, Wish } from './registration-wish.js';
import { SeatsLeft } from './seats-left.js';

/** What somebody brings to the office. */
export interface Application {
  wish: Wish;
  by: { personId: string } | Visitor;
  idempotency: RegistrationRequest['idempotency'];
  /** Instant of the request. */
  now: Date;
}

interface QueuedApplication extends Application {
  id: string;
  /** Of the link with which a visitor confirms; null for a person who is known. */
  token: string | null;
}

/**
 * Where everything happens that moves registrations: the admission queue of each meeting, and the transactions that
 * hold a meeting's seats locked.
 */
@Injectable()
export class RegistrationOffice implements BeforeApplicationShutdown {
  readonly #queue: RegistrationQueue<QueuedApplication, RegistrationOutcome>;
  readonly #uidDomain: string;

  constructor(
    private readonly em: EntityManager,
    private readonly seatsLeft: SeatsLeft,
    turns: FairTurns,
    @Inject(SETTINGS) settings: Pick<Settings, 'publicUrl'>,
  ) {
    this.#queue = new RegistrationQueue((meetingId, applications) => this.underLock(meetingId, (within, seats) => this.#answer(within, seats, meetingId, applications)), turns);
    this.#uidDomain = new URL(settings.publicUrl).hostname;
  }

  /**
   * Registers somebody as soon as their turn in the meeting's queue comes.
   *
   * @throws DomainError  BUSY
   */
  apply(application: Application): Promise<RegistrationOutcome> {
    return this.#queue.ask(application.wish.meetingId, queued(application));
  }

  /**
   * Runs a change with the seats of a meeting and its alternatives locked, in a transaction of its own that is tried
   * again when it failed for a reason that passes; so `work` decides from what it is given and what it reads, and
   * keeps nothing from one try to the next.
   *
   * @throws DomainError  BUSY
   */
  underLock<Result>(meetingId: string, work: (em: EntityManager, seats: LockedSeats) => Promise<Result>): Promise<Result> {
    return this.#locking([meetingId], async (em) => {
      const seats = await lockSeats(em, meetingId);
      return { seats: [seats], result: await work(em, seats) };
    });
  }

  /** Like {@link underLock} for several meetings, whose seats are all locked at once. @param work  gets them by meeting */
  underLocks<Result>(meetingIds: readonly string[], work: (em: EntityManager, seats: Map<string, LockedSeats>) => Promise<Result>): Promise<Result> {
    return this.#locking(meetingIds, async (em) => {
      const seats = await lockSeatsOfMany(em, meetingIds);
      return { seats: [...seats.values()], result: await work(em, seats) };
    });
  }

  async #locking<Result>(meetingIds: readonly string[], work: (em: EntityManager) => Promise<{ seats: readonly LockedSeats[]; result: Result }>): Promise<Result> {
    const { seats, result } = await retryTransaction(() => this.em.fork({ useContext: false }).transactional(work));
    const changed = new Set([...meetingIds, ...seats.flatMap(({ meetings }) => [...meetings.keys()])]);
    for (const id of changed) this.seatsLeft.forget(id);
    return result;
  }

  /** Writes letters in the transaction of what they tell of; what they tell of also answers invitations. */
  async write(em: EntityManager, letters: readonly Letter[], now: Date): Promise<void> {
    await answerInvitations(em, letters, now);
    await writeLetters(em, letters, this.#uidDomain, now);
  }

  /** Registers one person at once, letters included, in a transaction that holds the lock already. */
  async registerNow(em: EntityManager, seats: LockedSeats, application: Application): Promise<RegistrationOutcome> {
    const [outcome] = await this.#answer(em, seats, application.wish.meetingId, [queued(application)]);
    if (!outcome) throw new Error('A request alone in its batch has no outcome');
    return outcome;
  }

  /** Answers a batch in the order of arrival, letters included. The lock must be held. */
  async #answer(em: EntityManager, seats: LockedSeats, meetingId: string, applications: readonly QueuedApplication[]): Promise<(RegistrationOutcome | null)[]> {
    const now = new Date(Math.max(...applications.map((application) => application.now.getTime())));
    const requests = applications.map(({ token, ...request }) => ({ ...request, tokenHash: token && tokenHash(token) }));
    const outcomes = await registerMany(em, seats, meetingId, requests, now);
    const answered = applications.flatMap((application, index) => {
      const outcome = outcomes[index];
      return outcome ? [{ application, outcome }] : [];
    });
    await this.write(em, answered.flatMap(({ application, outcome }) => letterOf(application, outcome, now)), now);
    await writeAnotherPersonLetters(em, answered.flatMap(({ application, outcome }) => anotherPersonLetterOf(application, outcome, now)), now);
    return outcomes;
  }

  /** A server that stops answers everybody first. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#queue.drained();
  }
}

function queued(application: Application): QueuedApplication {
  return { ...application, id: newId(), token: 'email' in application.by ? newToken() : null };
}

function letterOf({ by, token }: QueuedApplication, outcome: RegistrationOutcome, now: Date): Letter[] {
  if (outcome.kind === 'REGISTERED') {
    const { id: registrationId, status, rank } = outcome.registration;
    const kind = 'email' in by ? 'TO_CONFIRM' : letterOfPlace(status ?? 'CONFIRMED');
    return [{ kind, registrationId, token, rank }];
  }
  if (outcome.kind === 'ALREADY_REGISTERED' && 'email' in by) {
    const { id: registrationId } = outcome.registration;
    return [{ kind: 'ALREADY_REGISTERED', registrationId, token, dedupeKey: `asked-again:${registrationId}:${hourOf(now)}` }];
  }
  return [];
}

function anotherPersonLetterOf({ by, wish, token }: QueuedApplication, outcome: RegistrationOutcome, now: Date): AnotherPersonLetter[] {
  if (outcome.kind !== 'ANOTHER_PERSON' || !('email' in by) || token === null) return [];
  const who = digestOf(`${by.email.toLowerCase()} ${nameKey(by.name)}`);
  return [
    {
      to: { name: by.name, address: by.email },
      locale: wish.locale,
      meetingId: wish.meetingId,
      admissionId: wish.admissionId,
      token,
      dedupeKey: `another-person:${wish.meetingId}:${who}:${hourOf(now)}`,
    },
  ];
}

/** Asking again and again must not flood somebody's mailbox: one such mail an hour. */
function hourOf(now: Date): string {
  return now.toISOString().slice(0, 13);
}
