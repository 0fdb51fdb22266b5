import type { EntityManager } from '@mikro-orm/postgresql';
import type { AdmissionForMail } from '../calendars/meeting-snapshot.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import type { AdmissionMode } from '../meetings/admission.entity.js';
import { ADD_MANAGE_TOKENS } from '../registrations/registration-letter.queries.js';
import type { RegistrationStatus } from '../registrations/registration.entity.js';
import { ADD_INVITATION_TOKENS, READ_RECIPIENTS } from './notices.queries.js';

/** Somebody who must hear of a change of a meeting. */
export interface Recipient {
  id: string;
  name: string;
  email: string | null;
  /** Where mail goes; null: they must be told in another way. */
  address: string | null;
  locale: Locale;
  /** False: they look at their private feed instead of getting invitations. */
  wantsInvitations: boolean;
  /** The live registration, a seat before a waiting place. */
  registration: { id: string; status: RegistrationStatus; admission: AdmissionForMail } | null;
  /** The invitation that was not declined. */
  invitationId: string | null;
  /** Whether their calendar has the meeting because we sent it there. */
  hasEntry: boolean;
  /** Whether the mail with it has left, or may have. */
  sent: boolean;
}

interface RecipientRow {
  id: string;
  name: string;
  email: string | null;
  address: string | null;
  locale: Locale;
  calendar_choice: 'INVITATIONS' | 'FEED' | 'BOTH';
  registration_id: string | null;
  status: RegistrationStatus | null;
  invitation_id: string | null;
  admission_title: LocalizedText | null;
  mode: AdmissionMode | null;
  has_entry: boolean;
  sent: boolean;
}

/** Everybody who must hear of a change of the meeting, by name. */
export async function readRecipients(em: EntityManager, meetingId: string): Promise<Recipient[]> {
  return (await runSql<RecipientRow>(em, READ_RECIPIENTS, [meetingId])).map(recipientOf);
}

/** Whether somebody gets the link of the room on the net. */
export function mayEnter({ registration }: Recipient): boolean {
  return registration?.status === 'CONFIRMED' && registration.admission.mode === 'ONLINE';
}

/** Whether a calendar entry is theirs to have: with a seat, or asked to come. A waiting place is none. */
export function takesPart({ registration, invitationId }: Recipient): boolean {
  return registration ? registration.status === 'CONFIRMED' : invitationId !== null;
}

/** What the words of a mail depend on. */
export function partOf({ registration }: Recipient): 'SEAT' | 'WAITING' | 'INVITED' {
  if (!registration) return 'INVITED';
  return registration.status === 'CONFIRMED' || registration.status === 'PENDING' ? 'SEAT' : 'WAITING';
}

/**
 * Makes a link for each person: to their registration, else to the page that takes their answer. Whoever has not
 * confirmed the address gets none here, since the mail that asks for it has one.
 *
 * @returns tokens by person
 */
export async function makeLinks(em: EntityManager, recipients: readonly Recipient[], now: Date): Promise<Map<string, string>> {
  const tokens = new Map(recipients.map(({ id }) => [id, newToken()]));
  const made = { registrations: [] as [string, string][], invitations: [] as [string, string][] };
  for (const { id, registration, invitationId } of recipients) {
    const hash = tokenHash(tokens.get(id) ?? '');
    if (registration && registration.status !== 'PENDING') made.registrations.push([hash, registration.id]);
    else if (!registration && invitationId) made.invitations.push([hash, invitationId]);
    else tokens.delete(id);
  }
  await addTokens(em, ADD_MANAGE_TOKENS, made.registrations, now);
  await addTokens(em, ADD_INVITATION_TOKENS, made.invitations, now);
  return tokens;
}

/** @param tokens  hash and what it opens */
export async function addTokens(em: EntityManager, statement: string, tokens: readonly [string, string][], now: Date): Promise<void> {
  if (tokens.length > 0) await runSql(em, statement, [tokens.map(([hash]) => hash), tokens.map(([, id]) => id), now]);
}

function recipientOf(row: RecipientRow): Recipient {
  const { registration_id: id, status, mode } = row;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    address: row.address,
    locale: row.locale,
    wantsInvitations: row.calendar_choice !== 'FEED',
    registration: id && status && mode ? { id, status, admission: { title: textFor(row.admission_title, row.locale)?.text ?? '', mode } } : null,
    invitationId: row.invitation_id,
    hasEntry: row.has_entry,
    sent: row.sent,
  };
}
