import { randomKey } from '../random-key.js';
import { readDraft, removeDraft, writeDraft } from '../ui/draft-form.js';
import { keyFor, type RegistrationDraft, type SentKey } from './registration-draft.js';

/** The name under which the draft of a registration for a meeting is kept in the tab. */
export const draftName = (meetingId: string) => `registration-${meetingId}`;

const keyName = (meetingId: string) => `registration-key-${meetingId}`;
const sentName = (meetingId: string) => `registration-sent-${meetingId}`;

/** The idempotency key for this content, the same after a reload as long as nothing else is sent. See keyFor. */
export function idempotencyKey(meetingId: string, content: string): string {
  const kept = readDraft(keyName(meetingId));
  const sent = keyFor(isSentKey(kept) ? kept : null, content, randomKey);
  writeDraft(keyName(meetingId), sent);
  return sent.key;
}

/** Once it was answered: the next request is another one. */
export function forgetKey(meetingId: string): void {
  removeDraft(keyName(meetingId));
}

/** What a visitor sent, and now waits for a mail about. */
export interface SentRegistration {
  draft: RegistrationDraft;
  /** The meeting and the admission that were chosen. */
  meetingId: string;
  admissionId: string;
}

export function rememberSent(pageMeetingId: string, sent: SentRegistration): void {
  writeDraft(sentName(pageMeetingId), sent);
}

/** Null when nothing was sent from this tab. */
export function sentFrom(pageMeetingId: string): SentRegistration | null {
  const kept = readDraft(sentName(pageMeetingId));
  return isSent(kept) ? kept : null;
}

/** Puts what was sent back into the form, to correct the address. */
export function takeBack(pageMeetingId: string, { draft }: SentRegistration): void {
  writeDraft(draftName(pageMeetingId), draft);
}

function isSentKey(kept: unknown): kept is SentKey {
  return typeof kept === 'object' && kept !== null && 'key' in kept && 'content' in kept && typeof kept.key === 'string' && typeof kept.content === 'string';
}

function isSent(kept: unknown): kept is SentRegistration {
  return typeof kept === 'object' && kept !== null && 'draft' in kept && typeof kept.draft === 'object' && 'meetingId' in kept && 'admissionId' in kept;
}
