import type { Locale } from '../messages.js';
import type { AnswerValues } from '../questions/answer-values.js';
import type { AnswerInput, RegisterForMeetingInput } from '../schema.generated.js';
import { needsToSend, noNeeds } from './needs-in-words.js';

/** What somebody has written so far, over all the steps. Nothing of it is null, so that a form can hold it. */
export interface RegistrationDraft {
  /** Whose it is: the id of who was signed in, empty for a visitor. */
  owner: string;
  admissionId: string;
  /** The admission for which a place in the waiting list was agreed to. */
  waitFor: string;
  /** Of several meetings at once: the admissions, and those for which a place in the waiting list was agreed to. */
  chosen: string[];
  waitsFor: string[];
  /** Whether there must be a seat in all of them, else none is wanted. */
  all: boolean;
  name: string;
  email: string;
  organisation: string;
  /** Of the organisation with exactly this name; empty: none is known. */
  organisationId: string;
  telephone: string;
  locale: Locale;
  comesAs: string;
  municipality: string;
  needKinds: string[];
  interpreterLanguage: string;
  needs: string;
  /** To the questions of the organisers. */
  answers: AnswerValues;
  privacy: boolean;
}

/** What is known of whoever is signed in. */
export interface Member {
  id: string;
  name: string;
  email: string | null;
  locale: Locale;
  telephone: string | null;
  municipality: string | null;
  organisation: { id: string; name: string } | null;
}

/** What nobody has to write: all of it empty, but for the language and what is known of a member. */
export function newDraft(member: Member | null, locale: Locale): RegistrationDraft {
  return {
    owner: member?.id ?? '',
    admissionId: '',
    waitFor: '',
    chosen: [],
    waitsFor: [],
    all: false,
    name: member?.name ?? '',
    email: member?.email ?? '',
    organisation: member?.organisation?.name ?? '',
    organisationId: member?.organisation?.id ?? '',
    telephone: member?.telephone ?? '',
    locale: member?.locale ?? locale,
    comesAs: '',
    municipality: member?.municipality ?? '',
    ...noNeeds,
    answers: {},
    privacy: false,
  };
}

/**
 * A draft that somebody else began, or that was begun before signing in, for the present reader: what was written stays,
 * what is missing comes from what is known of them, and name and address are theirs.
 */
export function handedOver(draft: RegistrationDraft, known: RegistrationDraft): RegistrationDraft {
  if (draft.owner === known.owner) return draft;
  if (draft.owner !== '') return { ...known, admissionId: draft.admissionId, waitFor: draft.waitFor, chosen: draft.chosen, waitsFor: draft.waitsFor };
  const written = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ''));
  return { ...known, ...written, owner: known.owner, name: known.name || draft.name, email: known.email };
}

type Application = Omit<RegisterForMeetingInput, 'idempotencyKey'>;
type Written = Pick<Application, 'person' | 'needs' | 'needKinds' | 'interpreterLanguage' | 'consents' | 'answers'>;

/**
 * What is sent, from what was written.
 *
 * @param consents  keys of the notices that were agreed to
 * @param answers   to the questions that are asked
 */
export function applicationOf(draft: RegistrationDraft, meetingId: string, admissionId: string, consents: readonly string[], answers: readonly AnswerInput[] = []): Application {
  return { meetingId, admissionId, ...writtenIn(draft, consents, answers) };
}

/** What is sent of the person, be it for one meeting or for several. */
export function writtenIn(draft: RegistrationDraft, consents: readonly string[], answers: readonly AnswerInput[]): Written {
  const { name, email, organisation, organisationId, telephone, locale, comesAs, municipality } = draft;
  return {
    person: {
      name: name.trim(),
      email: email.trim(),
      locale,
      telephone: given(telephone),
      organisationId: given(organisationId),
      organisationName: organisationId === '' ? given(organisation) : null,
      comesAs: given(comesAs),
      municipality: given(municipality),
    },
    ...needsToSend(draft),
    consents: [...consents],
    answers: [...answers],
  };
}

/** The draft of whoever is signed in: name and address are those of the account. */
export function signedBy(draft: RegistrationDraft, me: Pick<Member, 'name' | 'email'> | null): RegistrationDraft {
  return me ? { ...draft, email: me.email ?? '', name: me.name || draft.name } : draft;
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** The key under which something was sent, and what that was. */
export interface SentKey {
  key: string;
  content: string;
}

/**
 * The key to send something with: the one of the last time for the very same, however often it is tried; a new one
 * when it says something else, which the server would refuse under the old key.
 */
export function keyFor(last: SentKey | null, content: string, makeKey: () => string): SentKey {
  return last?.content === content ? last : { key: makeKey(), content };
}

/** The id of the organisation that is called just this, whatever the case; empty when there is none. */
export function organisationIdOf(name: string, known: readonly { id: string; name: string }[]): string {
  const wanted = name.trim().toLowerCase();
  return known.find((organisation) => organisation.name.toLowerCase() === wanted)?.id ?? '';
}
