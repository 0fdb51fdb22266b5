import type { EntityManager } from '@mikro-orm/postgresql';
import type { ErrorCode } from '../kernel/error-code.js';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { nameKey } from '../people/person-name.js';
import { attachFiles } from './answer-files.queries.js';
import { ADD_PEOPLE, REGISTER_MANY } from './registration-batch.queries.js';
import { firstHold, refusalOf, seatsForNewcomers } from './registration-rules.js';
import type { LockedSeats, MeetingOfChoice } from './registration-seats.js';
import type { RegistrationStatus } from './registration.entity.js';
import type { Visitor, Wish } from './registration-wish.js';

/** One person's request, in the order of arrival. */
export interface RegistrationRequest {
  /** The registration's id, if it comes to one. The same at every attempt. */
  id: string;
  wish: Wish;
  /** A person who is known, by a session, a confirmed address or staff; or a visitor, who must confirm first. */
  by: { personId: string } | Visitor;
  /** Null: no idempotency, since the act itself has it. */
  idempotency: { scope: string; key: string; contentHash: string } | null;
  /** Of the link with which a visitor confirms; null for a person who is known. */
  tokenHash: string | null;
}

/** What became of a request. Null where it must be asked again: it came together with another one of the same person. */
export type RegistrationOutcome =
  | { kind: 'REGISTERED' | 'REPEATED' | 'ALREADY_REGISTERED'; registration: SeatedRegistration }
  | { kind: 'REPEATED_WITHOUT_SEAT' }
  | { kind: 'ANOTHER_PERSON' }
  | { kind: 'REFUSED'; code: ErrorCode }
  /** The meeting or the admission is not there, for whoever is no staff of it. */
  | { kind: 'NOT_FOUND' }
  | { kind: 'UNKNOWN_CATEGORY' | 'UNKNOWN_ORGANISATION' };

/** A registration as the statement left it. */
export interface SeatedRegistration {
  id: string;
  /** Null where the statement did not write it: then whoever shows it must read it. */
  status: RegistrationStatus | null;
  /** Place in the waiting list, from 1; null: has a seat, or was not written now. */
  rank: number | null;
  personId: string | null;
  /** Instant of the batch, which is that of its registrations. */
  decidedAt: Date;
}

interface OutcomeRow {
  arrival: number;
  outcome: 'REGISTERED' | 'REPEATED' | 'ALREADY_REGISTERED' | 'ANOTHER_PERSON' | 'UNKNOWN_CATEGORY' | 'UNKNOWN_ORGANISATION' | ErrorCode | null;
  registration_id: string | null;
  status: RegistrationStatus | null;
  rank: number | null;
  person_id: string | null;
}

/**
 * Registers many people for one meeting in the caller's transaction, which holds the lock of `seats`. The order of the
 * requests is the order of arrival.
 *
 * @returns  an outcome for each request, at its index
 */
export async function registerMany(
  em: EntityManager,
  seats: LockedSeats,
  meetingId: string,
  requests: readonly RegistrationRequest[],
  now: Date,
): Promise<(RegistrationOutcome | null)[]> {
  const atTheDoor = requests.map((request) => refusalAtTheDoor(seats, meetingId, request, now));
  const admitted = requests.filter((_, index) => atTheDoor[index] === null);
  const meeting = seats.meetings.get(meetingId);
  const decided = meeting && admitted.length > 0 ? await decide(em, seats, meeting, admitted, now) : [];
  return atTheDoor.map((refusal) => refusal ?? decided.shift() ?? null);
}

/** What refuses a request whoever asks: the state of the meeting, the window, an audience that needs a session. */
function refusalAtTheDoor(seats: LockedSeats, meetingId: string, { wish, by }: RegistrationRequest, now: Date): RegistrationOutcome | null {
  const admission = seats.admissions.get(wish.admissionId);
  if (!admission || admission.meeting.id !== meetingId || !admission.meeting.published) return { kind: 'NOT_FOUND' };
  const closed = refusalOf(admission.meeting.window, admission, now);
  if (closed !== null) return { kind: 'REFUSED', code: closed };
  return admission.audience !== 'PUBLIC' && 'email' in by ? { kind: 'REFUSED', code: 'NOT_FOR_YOU' } : null;
}

async function decide(
  em: EntityManager,
  seats: LockedSeats,
  meeting: MeetingOfChoice,
  requests: readonly RegistrationRequest[],
  now: Date,
): Promise<(RegistrationOutcome | null)[]> {
  await addPeople(em, requests, now);
  const quotas = [...seats.quotas.values()].filter((quota) => quota.meeting.id === meeting.id);
  const visitors = requests.map(({ by }) => ('email' in by ? by : null));
  const column = <Value>(value: (request: RegistrationRequest) => Value): Value[] => requests.map(value);
  const rows = await runSql<OutcomeRow>(em, REGISTER_MANY, [
    meeting.id,
    [...seats.meetings.keys()],
    meeting.sessionId,
    meeting.processId,
    now,
    firstHold(now),
    quotas.map(({ id }) => id),
    quotas.map(seatsForNewcomers),
    column(({ id }) => id),
    column(({ wish }) => wish.admissionId),
    column(({ by }) => ('email' in by ? null : by.personId)),
    visitors.map((visitor) => visitor?.email),
    visitors.map((visitor) => visitor?.name),
    visitors.map((visitor) => visitor && nameKey(visitor.name)),
    visitors.map((visitor) => visitor?.telephone),
    column(({ idempotency }) => idempotency?.scope),
    column(({ idempotency }) => idempotency?.key),
    column(({ idempotency }) => idempotency?.contentHash),
    column(({ tokenHash }) => tokenHash),
    column(({ wish }) => wish.organisationId),
    column(({ wish }) => wish.organisationName),
    column(({ wish }) => wish.comesAs),
    column(({ wish }) => wish.municipality),
    column(({ wish }) => wish.needs),
    column(({ wish }) => wish.locale),
    column(({ wish }) => wish.consents.join(' ')),
    requests.map(newId),
    column(({ wish: { answers = [] } }) => (answers.length > 0 ? JSON.stringify(answers) : null)),
    column(({ wish: { needKinds = [] } }) => needKinds.join(' ')),
    column(({ wish: { interpreterLanguage = null } }) => interpreterLanguage),
  ]);
  const made = rows.flatMap(({ outcome, registration_id: id }) => (outcome === 'REGISTERED' && id !== null ? [id] : []));
  await attachFiles(em, made, requests.flatMap(({ wish: { answers = [] } }) => answers));
  return rows.map((row) => outcomeOf(row, now));
}

async function addPeople(em: EntityManager, requests: readonly RegistrationRequest[], now: Date): Promise<void> {
  const newcomers = requests.flatMap(({ by, wish }) => ('email' in by ? [{ ...wish, ...by }] : []));
  if (newcomers.length === 0) return;
  await runSql(em, ADD_PEOPLE, [
    newcomers.map(newId),
    newcomers.map(({ name }) => name),
    newcomers.map(({ name }) => nameKey(name)),
    newcomers.map(({ email }) => email),
    newcomers.map(({ telephone }) => telephone),
    newcomers.map(({ locale }) => locale),
    newcomers.map(({ organisationId }) => organisationId),
    newcomers.map(({ municipality }) => municipality),
    now,
  ]);
}

function outcomeOf({ outcome, registration_id: id, status, rank, person_id: personId }: OutcomeRow, decidedAt: Date): RegistrationOutcome | null {
  switch (outcome) {
    case null:
      return null;
    case 'ANOTHER_PERSON':
    case 'UNKNOWN_CATEGORY':
    case 'UNKNOWN_ORGANISATION':
      return { kind: outcome };
    case 'REGISTERED':
    case 'REPEATED':
    case 'ALREADY_REGISTERED':
      return id === null ? { kind: 'REPEATED_WITHOUT_SEAT' } : { kind: outcome, registration: { id, status, rank, personId, decidedAt } };
    default:
      return { kind: 'REFUSED', code: outcome };
  }
}
