import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import type { ErrorCode } from '../kernel/error-code.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { newId } from '../kernel/ids.js';
import { registerMany, type RegistrationOutcome } from './registration-batch.js';
import { holdsSeat, readLivePlaces } from './registration-places.js';
import { refusalOf, seatsForNewcomers } from './registration-rules.js';
import type { AdmissionOfChoice, LockedSeats } from './registration-seats.js';
import type { JointChoice, JointRequest, Visitor, Wish } from './registration-wish.js';

/** What becomes of one meeting of an act. */
export const jointWords = ['REGISTERED', 'WAITING', 'TO_APPROVE', 'TO_CONFIRM', 'TO_CONFIRM_WAITING', 'ALREADY_REGISTERED', 'LEFT_OUT', 'REFUSED'] as const;
export type JointWord = (typeof jointWords)[number];

/** The same as the caller may know it. */
export interface JointOutcome {
  meetingId: string;
  admissionId: string;
  word: JointWord;
  /** Why it was refused; null: it was not. */
  code: ErrorCode | null;
  /** Null without a session, and where there is none. */
  registrationId: string | null;
}

/** One meeting as it was decided; of visitors more is known here than they are told on the page. */
export interface JointDecision {
  outcome: JointOutcome;
  /** What was made, or was there before; null: nothing. */
  registrationId: string | null;
  made: boolean;
  /** Whether there is a seat for them, or staff decide; for visitors, whether a seat was free. */
  fits: boolean;
  /** Whether the mailbox belongs to somebody of another name, who has to say yes first. */
  anotherPerson: boolean;
}

/** Thrown where there is not a seat in all: the transaction rolls back, and this says why. */
export class NotAllFit extends Error {
  constructor(readonly outcomes: readonly JointOutcome[]) {
    super('There is not a seat in every meeting');
  }
}

interface JointApplicant {
  request: JointRequest;
  by: { personId: string } | Visitor;
}

/**
 * Registers one person for several meetings in the caller's transaction, which holds the lock of `seats`. What visitors
 * are told depends on the seats alone, and never on who is registered.
 *
 * @param seats  by meeting
 * @returns  a decision for each choice, at its index
 * @throws NotFoundError  no such meeting, or no such admission of it
 * @throws DomainError    INVALID: two of one session; UNKNOWN_REFERENCE
 * @throws NotAllFit      a seat was asked for in all of them, and there is not
 */
export async function registerJointly(em: EntityManager, seats: Map<string, LockedSeats>, { request, by }: JointApplicant, now: Date): Promise<JointDecision[]> {
  const chosen = request.choices.map((choice) => ({ choice, ...admissionOf(seats, choice) }));
  refuseTwoOfOneSession(chosen.map(({ admission }) => admission));
  const decisions: JointDecision[] = [];
  for (const { choice, admission, locked } of chosen) decisions.push(await decide(em, locked, choice, admission, { request, by }, now));
  if (request.all && !decisions.every(({ fits }) => fits)) throw new NotAllFit(decisions.map(outcomeOfNone));
  return decisions;
}

function admissionOf(seats: Map<string, LockedSeats>, { meetingId, admissionId }: JointChoice): { admission: AdmissionOfChoice; locked: LockedSeats } {
  const locked = seats.get(meetingId);
  const admission = locked?.admissions.get(admissionId);
  if (!locked || admission?.meeting.id !== meetingId || !admission.meeting.published) throw new NotFoundError();
  return { admission, locked };
}

/** One attends a session once, and a meeting in one way. */
function refuseTwoOfOneSession(admissions: readonly AdmissionOfChoice[]): void {
  const sessions = admissions.map(({ meeting }) => meeting.sessionId ?? meeting.id);
  sessions.forEach((session, index) => {
    if (sessions.indexOf(session) < index) throw new InvalidError('invalid.oneOfSession', ['choices', String(index), 'meetingId']);
  });
}

async function decide(
  em: EntityManager,
  locked: LockedSeats,
  choice: JointChoice,
  admission: AdmissionOfChoice,
  { request, by }: JointApplicant,
  now: Date,
): Promise<JointDecision> {
  const visitor = 'email' in by;
  const [own] = visitor ? [] : await readLivePlaces(em, locked, by.personId);
  if (own) return decisionOf(choice, { word: 'ALREADY_REGISTERED', registrationId: own.id, fits: holdsSeat(own) });
  const closed = refusalOf(admission.meeting.window, admission, now);
  if (closed !== null) return refused(choice, closed);
  if (visitor && admission.audience !== 'PUBLIC') return refused(choice, 'NOT_FOR_YOU');
  const free = seatsForNewcomers(admission.quota) !== 0;
  // What staff approve takes no seat yet, so that it need not be there.
  const mayWait = admission.waitingList && (admission.approval || (choice.wait && !request.all));
  if (!free && !mayWait) return refused(choice, 'FULL');
  const { meetingId, admissionId, answers } = choice;
  const wish = { ...request.wish, meetingId, admissionId, answers };
  const [outcome] = await registerMany(em, locked, meetingId, [{ id: newId(), wish, by, idempotency: null, tokenHash: null }], now);
  if (!outcome) throw new Error('A request alone in its batch has no outcome');
  return visitor ? decisionOfVisitor(choice, outcome, admission, free, wish) : decisionOfMember(choice, outcome, wish);
}

function decisionOfMember(choice: JointChoice, outcome: RegistrationOutcome, wish: Wish): JointDecision {
  if (outcome.kind !== 'REGISTERED') return refusalIn(choice, outcome, wish);
  const { id: registrationId, status } = outcome.registration;
  const word = status === 'WAITING' || status === 'TO_APPROVE' ? status : 'REGISTERED';
  return decisionOf(choice, { word, registrationId, fits: word !== 'WAITING', made: true });
}

/** Told alike to everybody whose request was taken, whatever is known of the address. */
function decisionOfVisitor(choice: JointChoice, outcome: RegistrationOutcome, { approval }: AdmissionOfChoice, free: boolean, wish: Wish): JointDecision {
  const word = free && !approval ? 'TO_CONFIRM' : 'TO_CONFIRM_WAITING';
  const fits = free || approval;
  switch (outcome.kind) {
    case 'REGISTERED':
    case 'ALREADY_REGISTERED': {
      const decision = decisionOf(choice, { word, registrationId: outcome.registration.id, fits, made: outcome.kind === 'REGISTERED' });
      return { ...decision, outcome: { ...decision.outcome, registrationId: null } };
    }
    case 'ANOTHER_PERSON':
      return { ...decisionOf(choice, { word, registrationId: null, fits }), anotherPerson: true };
    default:
      return refusalIn(choice, outcome, wish);
  }
}

/** @throws DomainError, NotFoundError  where the fault is not that of one meeting */
function refusalIn(choice: JointChoice, outcome: RegistrationOutcome, { comesAs, organisationId }: Wish): JointDecision {
  switch (outcome.kind) {
    case 'REFUSED':
      return refused(choice, outcome.code);
    case 'UNKNOWN_CATEGORY':
      throw new DomainError('UNKNOWN_REFERENCE', { value: comesAs ?? '' }, ['person', 'comesAs']);
    case 'UNKNOWN_ORGANISATION':
      throw new DomainError('UNKNOWN_REFERENCE', { value: organisationId ?? '' }, ['person', 'organisationId']);
    default:
      throw new NotFoundError();
  }
}

function refused({ meetingId, admissionId }: JointChoice, code: ErrorCode): JointDecision {
  return { outcome: { meetingId, admissionId, word: 'REFUSED', code, registrationId: null }, registrationId: null, made: false, fits: false, anotherPerson: false };
}

function decisionOf(
  { meetingId, admissionId }: JointChoice,
  { word, registrationId, fits, made = false }: { word: JointWord; registrationId: string | null; fits: boolean; made?: boolean },
): JointDecision {
  return { outcome: { meetingId, admissionId, word, code: null, registrationId }, registrationId, made, fits, anotherPerson: false };
}

/** Where nothing is written: why, and which ones there would have been a seat in. */
function outcomeOfNone({ outcome, fits }: JointDecision): JointOutcome {
  if (outcome.word === 'REFUSED' || outcome.word === 'ALREADY_REGISTERED') return outcome;
  return fits ? { ...outcome, word: 'LEFT_OUT', registrationId: null } : { ...outcome, word: 'REFUSED', code: 'FULL', registrationId: null };
}
