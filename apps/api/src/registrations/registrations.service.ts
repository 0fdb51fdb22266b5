import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { userErrorOf } from '../kernel/user-errors.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { attachableFiles } from './answer-files.queries.js';
import { RegistrationApplicants } from './registration-applicants.js';
import { MeetingQuestions } from '../questions/meeting-questions.js';
import type { RegistrationOutcome, SeatedRegistration } from './registration-batch.js';
import { RegistrationConfirmation } from './registration-confirmation.js';
import { checkApplication } from './registration-input.js';
import { findLink, linkOf } from './registration-link.js';
import { RegistrationMetrics } from './registration-metrics.js';
import { type Actor, RegistrationMoves } from './registration-moves.js';
import { RegistrationOffice } from './registration-office.js';
import { mayChangeRegistration } from './registration.policy.js';
import type { AgreeToMoveInput, CancelRegistrationInput, ChangeAdmissionInput, RegisterForMeetingInput } from './registration.graphql.js';
import { RegistrationOffers } from './registration-offers.js';
import type { OfferInput } from './registration-standing.graphql.js';
import type { Wish } from './registration-wish.js';
import { listOwnRegistrations, registrationsById, type RegistrationRow } from './registrations.queries.js';

/** What `registerForMeeting` answers; without a session there never is a registration in it. */
export interface RegisterAnswer {
  registration: RegistrationRow | null;
  meetingId: string;
  admissionId: string;
  userErrors: ReturnType<typeof userErrorOf>[];
}

/** What people do with their own registrations. */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
    private readonly confirmation: RegistrationConfirmation,
    private readonly moves: RegistrationMoves,
    private readonly offers: RegistrationOffers,
    private readonly applicants: RegistrationApplicants,
    private readonly metrics: RegistrationMetrics,
    private readonly questions: MeetingQuestions,
  ) {}

  /**
   * Asks for a seat. With a session it is CONFIRMED or WAITING at once; without one the answer is the same whether or
   * not the address is known or registered, and the mail tells the rest. The same key with the same content gives the
   * first answer again.
   *
   * @throws NotFoundError     no such meeting, or no such admission of it
   * @throws RateLimitedError  too many requests without a session from one network address
   * @throws DomainErrors      INVALID, every fault with its path
   * @throws DomainError       UNKNOWN_REFERENCE; BUSY
   */
  async register(input: RegisterForMeetingInput, viewer: Viewer, now: Date): Promise<RegisterAnswer> {
    if (!isId(input.meetingId) || !isId(input.admissionId)) throw new NotFoundError();
    const { questions } = await this.questions.of(input.meetingId, now);
    const files = await attachableFiles(this.em, questions, input.answers ?? [], now);
    const { wish, person, key, contentHash } = checkApplication(input, viewer.person?.locale ?? viewer.locale, questions, files);
    const { by, scope } = await this.applicants.welcome(person, 1, viewer, now);
    const outcome = await this.metrics.count(this.office.apply({ wish, by, idempotency: { scope, key, contentHash }, now }));
    return viewer.person ? this.#answerMember(wish, outcome, viewer) : answerVisitor(wish, outcome, viewer);
  }

  /** See RegistrationConfirmation. @returns the registration's id */
  async confirm(token: string, now: Date): Promise<string> {
    const link = await linkOf(this.em, token);
    if (link.registrationId !== null) return this.confirmation.confirm(link, link.registrationId, now);
    if (!link.wish) throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
    return this.confirmation.confirmAnotherPerson(link, link.wish, now);
  }

  /** See RegistrationMoves. By the link in a mail, or by session: one's own, or as staff of the meeting. */
  async cancel(input: CancelRegistrationInput, viewer: Viewer, now: Date): Promise<string> {
    const { registration, actor } = await this.#toChange(input, viewer);
    await this.moves.cancel(registration.meetingId, registration.id, actor, now);
    return registration.id;
  }

  /** See RegistrationMoves. By the link in a mail, or by session: one's own, or as staff of the meeting. */
  async changeAdmission(input: ChangeAdmissionInput, viewer: Viewer, now: Date): Promise<string> {
    if (!isId(input.admissionId)) throw new NotFoundError();
    const { registration, actor } = await this.#toChange(input, viewer);
    return this.moves.change(registration.meetingId, registration.id, input.admissionId, { wait: input.wait ?? false, keepPlace: input.keepPlace ?? false }, actor, now);
  }

  /** See RegistrationMoves. By the link in a mail, or by session: one's own, or as staff of the meeting. */
  async agreeToMove(input: AgreeToMoveInput, viewer: Viewer, now: Date): Promise<string> {
    const { registration, actor } = await this.#toChange(input, viewer);
    await this.moves.agree(registration.meetingId, registration.id, input.version ?? null, actor, now);
    return registration.id;
  }

  /** See RegistrationOffers. By the link in a mail, or by session: one's own, or as staff of the meeting. */
  async acceptOffer(input: OfferInput, viewer: Viewer, now: Date): Promise<string> {
    const { registration, actor } = await this.#toChange(input, viewer);
    await this.offers.accept(registration.meetingId, registration.id, actor, now);
    return registration.id;
  }

  /** The viewer's own registrations, the latest first. */
  listOwn(page: PageRequest, viewer: Viewer): Promise<Connection<RegistrationRow>> {
    return listOwnRegistrations(this.em, signedIn(viewer).person.id, page);
  }

  /** One of the viewer's own registrations, or of a meeting that the viewer runs; else null. @throws UnauthenticatedError */
  async findVisible(id: string, viewer: Viewer): Promise<RegistrationRow | null> {
    signedIn(viewer);
    const registration = isId(id) ? await this.byId(id) : null;
    const meeting = registration && (await this.em.findOne(Meeting, registration.meetingId));
    return meeting && mayChangeRegistration(viewer, registration, meeting) ? registration : null;
  }

  async byId(id: string): Promise<RegistrationRow | null> {
    return (await registrationsById(this.em, [id])).get(id) ?? null;
  }

  /** What somebody acted on, as it is shown to them: with the token of a link in a mail it is the person. */
  async afterAct(id: string, token: string | null | undefined): Promise<RegistrationRow | null> {
    const registration = await this.byId(id);
    return registration && (token == null ? registration : { ...registration, byLink: true });
  }

  /** What a link in a mail is about, without acting. Null for a token that is not known. */
  findLink(token: string) {
    return findLink(this.em, token);
  }

  /** The registration that somebody means and may change: by the link in a mail, or by session. */
  toChange(input: CancelRegistrationInput, viewer: Viewer): Promise<{ registration: RegistrationRow; actor: Actor }> {
    return this.#toChange(input, viewer);
  }

  async #toChange({ registrationId, token }: CancelRegistrationInput, viewer: Viewer): Promise<{ registration: RegistrationRow; actor: Actor }> {
    const actor = { personId: viewer.person?.id ?? null, requestId: viewer.requestId };
    if (token != null) {
      const link = await linkOf(this.em, token);
      const registration = link.registrationId === null ? null : await this.byId(link.registrationId);
      if (!registration) throw new DomainError('TOKEN_USED_OR_EXPIRED', {}, ['token']);
      return { registration, actor: { ...actor, personId: null } };
    }
    const registration = registrationId != null && isId(registrationId) ? await this.byId(registrationId) : null;
    signedIn(viewer);
    if (!registration) throw new NotFoundError();
    const meeting = await this.em.findOneOrFail(Meeting, registration.meetingId);
    if (!mayChangeRegistration(viewer, registration, meeting)) throw new ForbiddenError();
    return { registration, actor };
  }

  async #answerMember(wish: Wish, outcome: RegistrationOutcome, viewer: Viewer): Promise<RegisterAnswer> {
    const answer = { registration: null, meetingId: wish.meetingId, admissionId: wish.admissionId, userErrors: [] };
    switch (outcome.kind) {
      case 'REGISTERED':
        return { ...answer, registration: madeNow(wish, outcome.registration, signedIn(viewer).person.id) };
      case 'REPEATED':
        return { ...answer, registration: await this.byId(outcome.registration.id) };
      case 'ALREADY_REGISTERED': {
        const registration = await this.byId(outcome.registration.id);
        return { ...answer, registration, userErrors: [userErrorOf(new DomainError('ALREADY_REGISTERED'), viewer.locale)] };
      }
      default:
        return { ...answer, userErrors: refusalIn(outcome, wish, viewer) };
    }
  }
}

/** The same for everybody whose request was taken, whatever is known of the address. */
function answerVisitor(wish: Wish, outcome: RegistrationOutcome, viewer: Viewer): RegisterAnswer {
  return { registration: null, meetingId: wish.meetingId, admissionId: wish.admissionId, userErrors: refusalIn(outcome, wish, viewer) };
}

/** @throws NotFoundError, DomainError  where the answer shows no admission */
function refusalIn(outcome: RegistrationOutcome, wish: Wish, viewer: Viewer): RegisterAnswer['userErrors'] {
  switch (outcome.kind) {
    case 'NOT_FOUND':
      throw new NotFoundError();
    case 'UNKNOWN_CATEGORY':
      throw new DomainError('UNKNOWN_REFERENCE', { value: wish.comesAs ?? '' }, ['person', 'comesAs']);
    case 'UNKNOWN_ORGANISATION':
      throw new DomainError('UNKNOWN_REFERENCE', { value: wish.organisationId ?? '' }, ['person', 'organisationId']);
    case 'REFUSED':
      return [userErrorOf(new DomainError(outcome.code), viewer.locale)];
    default:
      return [];
  }
}

/** The registration as the statement just wrote it, without reading it again: in a rush that is one query a person. */
function madeNow({ meetingId, admissionId, needs, needKinds = [], interpreterLanguage = null, organisationName, municipality, locale }: Wish, { id, status, rank, decidedAt }: SeatedRegistration, personId: string): RegistrationRow {
  return { id, status: status ?? 'CONFIRMED', personId, meetingId, admissionId, registeredAt: decidedAt, confirmedAt: decidedAt, needs, needKinds, interpreterLanguage, organisationName, municipality, locale, holdUntil: null, refusalReason: null, rank };
}
