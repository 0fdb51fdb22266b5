import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { emailAddress } from '../kernel/email-address.js';
import { isId } from '../kernel/ids.js';
import { InputFaults } from '../kernel/input-faults.js';
import type { Locale } from '../kernel/locale.js';
import { digestOf } from '../kernel/text-digest.js';
import { oneLine, optionalLine, optionalText } from '../kernel/text-input.js';
import { checkName } from '../people/somebody-finder.js';
import type { AskedQuestion } from '../questions/questions.queries.js';
import type { AttachableFiles } from './answer-files.queries.js';
import { checkAnswers } from './registration-answer-input.js';
import { statedNeeds } from './registration-needs.js';
import { PRIVACY_NOTICE_VERSION } from './registration-rules.js';
import type { PersonInput, RegisterForMeetingInput, SomebodyInput } from './registration.graphql.js';
import type { Visitor, Wish } from './registration-wish.js';

const LONGEST_NAME = 200;
const LONGEST_NEEDS = 2_000;
const LONGEST_KEY = 200;
const MOST_CONSENTS = 10;
const CONSENT = /^([a-z][a-z-]{0,39})(?:@([\w.-]{1,40}))?$/;

/** What somebody says of a person, checked. */
export interface CheckedPerson {
  email: string;
  name: string;
  locale: Locale | null;
  telephone: string | null;
  organisationId: string | null;
  organisationName: string | null;
  comesAs: string | null;
  municipality: string | null;
}

/** The same of somebody whom staff enter, perhaps without an address. */
export type CheckedSomebody = Omit<CheckedPerson, 'email'> & { email: string | null };

/**
 * Checks what somebody asks for.
 *
 * @param questions  what is asked for the meeting; left out, nothing is
 * @param files      those that answers name
 * @throws DomainErrors  every fault, at its path
 */
export function checkApplication(input: RegisterForMeetingInput, locale: Locale, questions: readonly AskedQuestion[] = [], files?: AttachableFiles): { wish: Wish; person: CheckedPerson | null; key: string; contentHash: string } {
  const faults = new InputFaults();
  const person = input.person ? checkPersonInto(faults, input.person, ['person']) : null;
  const needs = faults.check(() => optionalText(input.needs, LONGEST_NEEDS, ['needs']), null);
  const stated = faults.check(() => statedNeeds(input), { needKinds: [], interpreterLanguage: null });
  const consents = faults.check(() => checkConsents(input.consents ?? []), []);
  const key = faults.check(() => oneLine(input.idempotencyKey, LONGEST_KEY, ['idempotencyKey']), '');
  const answers = faults.check(() => checkAnswers(questions, input.answers ?? [], { files }), []);
  faults.throwAny();
  const wish: Wish = {
    meetingId: input.meetingId,
    admissionId: input.admissionId,
    locale: person?.locale ?? locale,
    organisationId: person?.organisationId ?? null,
    organisationName: person?.organisationName ?? null,
    comesAs: person?.comesAs ?? null,
    municipality: person?.municipality ?? null,
    needs,
    ...stated,
    consents,
    answers,
  };
  const contentHash = digestOf(JSON.stringify([{ ...wish, locale: null }, person]));
  return { wish, person, key, contentHash };
}

/** Checks a list of people. @throws DomainErrors  every fault of all of them, at its path */
export function checkPeople(inputs: readonly PersonInput[], path: string[]): CheckedPerson[] {
  const faults = new InputFaults();
  const people = inputs.map((input, index) => checkPersonInto(faults, input, [...path, String(index)]));
  faults.throwAny();
  return people;
}

/** Checks what staff say of somebody. @throws DomainErrors  every fault, at its path */
export function checkSomebody(input: SomebodyInput, path: string[]): CheckedSomebody {
  const faults = new InputFaults();
  const email = faults.check(() => (input.email ? emailAddress(input.email, [...path, 'email']) : null), null);
  const person = checkNamed(faults, input, path);
  faults.throwAny();
  return { ...person, email };
}

/** The person without a session who asks. */
export function visitorOf({ name, email, telephone }: CheckedPerson): Visitor {
  return { name, email, telephone };
}

function checkPersonInto(faults: InputFaults, input: PersonInput, path: string[]): CheckedPerson {
  return { email: faults.check(() => emailAddress(input.email, [...path, 'email']), ''), ...checkNamed(faults, input, path) };
}

function checkNamed(faults: InputFaults, input: Omit<PersonInput, 'email'>, path: string[]): Omit<CheckedPerson, 'email'> {
  const line = (name: 'telephone' | 'organisationName' | 'comesAs' | 'municipality') =>
    faults.check(() => optionalLine(input[name], LONGEST_NAME, [...path, name]), null);
  return {
    name: faults.check(() => checkName(input.name, [...path, 'name']), ''),
    locale: input.locale ?? null,
    telephone: line('telephone'),
    organisationId: faults.check(() => checkId(input.organisationId, [...path, 'organisationId']), null),
    organisationName: line('organisationName'),
    comesAs: line('comesAs'),
    municipality: line('municipality'),
  };
}

function checkId(id: string | null | undefined, path: string[]): string | null {
  if (id == null || id === '') return null;
  if (!isId(id)) throw new DomainError('UNKNOWN_REFERENCE', { value: id }, path);
  return id;
}

/** Each as "privacy", which means the version shown today, or as "privacy@2026-11". */
function checkConsents(consents: readonly string[]): string[] {
  if (consents.length > MOST_CONSENTS) throw new InvalidError('invalid.choice', ['consents']);
  const checked = consents.map((consent, index) => {
    const [, kind, version = PRIVACY_NOTICE_VERSION] = CONSENT.exec(consent) ?? [];
    if (kind === undefined) throw new InvalidError('invalid.choice', ['consents', String(index)]);
    return `${kind}@${version}`;
  });
  return [...new Set(checked)];
}
