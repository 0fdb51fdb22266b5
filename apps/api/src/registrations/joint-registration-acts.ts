import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { digestOf } from '../kernel/text-digest.js';
import { nameKey } from '../people/person-name.js';
import { type JointDecision, type JointOutcome, type JointWord, NotAllFit, registerJointly } from './joint-registration-batch.js';
import { writeAnotherPerson, writeConfirmed, writeToConfirm } from './joint-registration-letters.js';
import type { JointLinkRead } from './joint-link-reading.js';
import { ADD_JOINT_LINK, KEEP_KEY, LOCK_JOINT_LINK, PLACES_OF_REGISTRATIONS, READ_KEY, USE_JOINT_LINK } from './joint-registrations.queries.js';
import { answerInvitations } from './registration-answers.js';
import { completePerson, relativeOf, RegistrationConfirmation } from './registration-confirmation.js';
import { type Letter, letterOfPlace } from './registration-letters.js';
import { RegistrationOffice } from './registration-office.js';
import { readPlace } from './registration-places.js';
import type { LockedSeats } from './registration-seats.js';
import { settleSeats } from './registration-settling.js';
import type { RegistrationStatus } from './registration.entity.js';
import type { JointRequest, JointWish, Visitor } from './registration-wish.js';

/** What somebody brings who asks for several meetings. */
export interface JointApplication {
  request: JointRequest;
  by: { personId: string } | Visitor;
  idempotency: { scope: string; key: string; contentHash: string };
  now: Date;
}

/** What came of an act. `done` is false where there was not a seat in all, so that nothing was written. */
export interface JointAnswer {
  outcomes: readonly JointOutcome[];
  done: boolean;
}

/** Acts that register one person for several meetings, each in one transaction that holds the seats of all of them. */
@Injectable()
export class JointRegistrationActs {
  readonly #uidDomain: string;

  constructor(
    private readonly office: RegistrationOffice,
    private readonly confirmation: RegistrationConfirmation,
    @Inject(SETTINGS) settings: Pick<Settings, 'publicUrl'>,
  ) {
    this.#uidDomain = new URL(settings.publicUrl).hostname;
  }

  /**
   * Registers somebody. The same key with the same content gives the first answer again.
   *
   * @throws DomainError  IDEMPOTENCY_KEY_REUSED, INVALID, UNKNOWN_REFERENCE, BUSY
   * @throws NotFoundError  no such meeting, or no such admission of it
   */
  apply({ request, by, idempotency: { scope, key, contentHash }, now }: JointApplication): Promise<JointAnswer> {
    return nothingUnlessAll(() =>
      this.office.underLocks(meetingsOf(request), async (em, seats) => {
        const [earlier] = await runSql<{ content_hash: string; answer: { outcomes?: JointOutcome[] } }>(em, READ_KEY, [scope, key]);
        if (earlier?.content_hash === contentHash) return earlier.answer.outcomes ?? [];
        if (earlier) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
        const decisions = await registerJointly(em, seats, { request, by }, now);
        const outcomes = decisions.map(({ outcome }) => outcome);
        await runSql(em, KEEP_KEY, [scope, key, contentHash, { outcomes }, now]);
        await ('email' in by ? this.#askVisitor(em, decisions, { ...request, ...by }, now) : this.#tell(em, decisions, now));
        return outcomes;
      }),
    );
  }

  /**
   * Presses the button behind the link of such a mail: confirms what still can be confirmed, or registers the other
   * person of the mailbox. Pressed fifty times at once it does so once.
   *
   * @throws DomainError  TOKEN_USED_OR_EXPIRED for a link that leads nowhere; BUSY
   */
  async confirm(em: EntityManager, link: JointLinkRead, now: Date): Promise<JointAnswer> {
    const places = await runSql<PlaceOfRegistration>(em, PLACES_OF_REGISTRATIONS, [link.registrationIds]);
    const meetingIds = [...new Set([...places.map(({ meetingId }) => meetingId), ...(link.wish ? meetingsOf(link.wish) : [])])];
    return nothingUnlessAll(() =>
      this.office.underLocks(meetingIds, async (inside, seats) => {
        const [locked] = await runSql<JointLinkRead>(inside, LOCK_JOINT_LINK, [link.hash]);
        const { registrationIds = [], wish = null } = locked ?? {};
        if (registrationIds.length > 0) return this.#confirmAll(inside, seats, { ...link, registrationIds, wish }, now);
        if (!wish) throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
        return this.#registerOther(inside, seats, link.hash, wish, now);
      }),
    );
  }

  /**
   * Registers somebody who is known, in the caller's transaction, which holds the seats of all the meetings.
   *
   * @param besides  of what the caller registered them for: told in the same mail
   * @returns the registrations that were made
   * @throws NotFoundError, DomainError  as {@link apply}
   */
  async registerKnown(em: EntityManager, seats: Map<string, LockedSeats>, request: JointRequest, personId: string, besides: readonly Letter[], now: Date): Promise<string[]> {
    const decisions = await registerJointly(em, seats, { request, by: { personId } }, now);
    await this.#tell(em, decisions, now, besides);
    return decisions.flatMap(({ made, registrationId }) => (made && registrationId !== null ? registrationId : []));
  }

  /** Tells somebody who is known what was made. */
  async #tell(em: EntityManager, decisions: readonly JointDecision[], now: Date, besides: readonly Letter[] = []): Promise<void> {
    const own = decisions.flatMap(({ registrationId, made, outcome: { word } }): Letter[] => (made && registrationId !== null ? [{ kind: letterOfPlace(word === 'WAITING' || word === 'TO_APPROVE' ? word : 'CONFIRMED'), registrationId }] : []));
    await this.#tellAll(em, [...besides, ...own], refusedIn(decisions), now);
  }

  /** In one mail where it is about several meetings. @param letters  one for each registration */
  async #tellAll(em: EntityManager, letters: readonly Letter[], refusedMeetingIds: readonly string[], now: Date): Promise<void> {
    if (letters.length < 2) return this.office.write(em, letters, now);
    const registrationIds = letters.map(({ registrationId }) => registrationId);
    await answerInvitations(em, letters, now);
    const apart = await writeConfirmed(em, { registrationIds, refusedMeetingIds }, this.#uidDomain, now);
    await this.office.write(em, letters.filter(({ registrationId }) => apart.includes(registrationId)), now);
  }

  /** Nothing is sent where nothing was taken; and once an hour to whoever asks again and again. */
  async #askVisitor(em: EntityManager, decisions: readonly JointDecision[], wish: JointWish, now: Date): Promise<void> {
    const other = decisions.some(({ anotherPerson }) => anotherPerson);
    const registrationIds = decisions.flatMap(({ registrationId }) => registrationId ?? []);
    if (!other && registrationIds.length === 0) return;
    const token = newToken();
    await runSql(em, ADD_JOINT_LINK, [tokenHash(token), registrationIds, wish, now]);
    const choices = wish.choices.filter((_, index) => decisions[index]?.outcome.word !== 'REFUSED');
    const asked = digestOf(`${wish.email.toLowerCase()} ${nameKey(wish.name)} ${choices.map(({ meetingId }) => meetingId).join(' ')}`);
    const dedupeKey = `joint-asked-again:${asked}:${now.toISOString().slice(0, 13)}`;
    if (other) return writeAnotherPerson(em, { to: { name: wish.name, address: wish.email }, locale: wish.wish.locale, choices, token, dedupeKey }, now);
    const isNew = decisions.some(({ made }) => made);
    await writeToConfirm(em, { registrationIds, refusedMeetingIds: refusedIn(decisions), dedupeKey: isNew ? null : dedupeKey }, token, now);
  }

  async #registerOther(em: EntityManager, seats: Map<string, LockedSeats>, hash: string, wish: JointWish, now: Date): Promise<JointOutcome[]> {
    const personId = await relativeOf(em, { ...wish.wish, ...wish }, now);
    const decisions = await registerJointly(em, seats, { request: wish, by: { personId } }, now);
    await runSql(em, USE_JOINT_LINK, [hash, decisions.flatMap(({ registrationId }) => registrationId ?? []), now]);
    await this.#tell(em, decisions, now);
    return decisions.map(({ outcome }) => outcome);
  }

  async #confirmAll(em: EntityManager, seats: Map<string, LockedSeats>, { hash, registrationIds, wish }: JointLinkRead, now: Date): Promise<JointOutcome[]> {
    const outcomes: JointOutcome[] = [];
    const own: Letter[] = [];
    const others: Letter[] = [];
    for (const registration of await runSql<PlaceOfRegistration>(em, PLACES_OF_REGISTRATIONS, [registrationIds])) {
      const locked = seats.get(registration.meetingId);
      if (!locked) continue; // Changed to another meeting since the link was read: that confirmed it.
      const settled = await settleSeats(em, registration.meetingId, locked, now);
      const { outcome, letters } = await this.#confirmOne(em, settled.seats, registration, wish, now);
      outcomes.push(outcome);
      others.push(...settled.letters);
      for (const letter of letters) (OF_ONES_OWN.includes(letter.kind) ? own : others).push(letter);
    }
    await runSql(em, USE_JOINT_LINK, [hash, registrationIds, now]);
    await this.office.write(em, others, now);
    await this.#tellAll(em, own, [], now);
    return outcomes;
  }

  /** What cannot be confirmed any more leaves the others as they are. */
  async #confirmOne(em: EntityManager, seats: LockedSeats, registration: PlaceOfRegistration, wish: JointWish | null, now: Date): Promise<{ outcome: JointOutcome; letters: Letter[] }> {
    const { id, meetingId, admissionId } = registration;
    try {
      const { place, letters } = await this.confirmation.confirmSettled(em, seats, id, now);
      if (wish) await completePerson(em, place.personId, { ...wish.wish, ...wish });
      const { status } = (await readPlace(em, place.id)) ?? place;
      return { outcome: { meetingId, admissionId, word: wordOf(status), code: null, registrationId: place.id }, letters };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { outcome: { meetingId, admissionId, word: 'REFUSED', code: error.code, registrationId: id }, letters: [] };
    }
  }
}

/** What tells somebody how the registration that they confirm stands. */
const OF_ONES_OWN: readonly Letter['kind'][] = ['CONFIRMED', 'WAITING', 'RECEIVED'];

interface PlaceOfRegistration {
  id: string;
  meetingId: string;
  admissionId: string;
}

/** Where there is not a seat in all, the transaction is rolled back, and what was decided is the answer. */
async function nothingUnlessAll(act: () => Promise<readonly JointOutcome[]>): Promise<JointAnswer> {
  try {
    return { outcomes: await act(), done: true };
  } catch (error) {
    if (error instanceof NotAllFit) return { outcomes: error.outcomes, done: false };
    throw error;
  }
}

function meetingsOf({ choices }: JointRequest): string[] {
  return choices.map(({ meetingId }) => meetingId);
}

function refusedIn(decisions: readonly JointDecision[]): string[] {
  return decisions.filter(({ outcome }) => outcome.word === 'REFUSED').map(({ outcome }) => outcome.meetingId);
}

function wordOf(status: RegistrationStatus): JointWord {
  if (status === 'WAITING' || status === 'TO_APPROVE') return status;
  return 'REGISTERED';
}
