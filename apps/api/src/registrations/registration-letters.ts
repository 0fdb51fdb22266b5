import type { EntityManager } from '@mikro-orm/postgresql';
import { type CalendarHolder, type CalendarNotice, enterCalendars, leaveCalendars } from '../calendars/calendar-entries.js';
import { meetingStart } from '../calendars/meeting-snapshot.js';
import { meetingsForMail, type MeetingReader } from '../calendars/meeting-snapshots.queries.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import type { MailKind } from '../mail/mail-kind.js';
import { enqueueMails, type NewMail } from '../mail/outbox.js';
import type { AdmissionMode } from '../meetings/admission.entity.js';
import type { PromotionWay } from '../meetings/quota.entity.js';
import { alreadyRegistered } from './already-registered.mail.js';
import { anotherPerson } from './another-person.mail.js';
import { type MissingAnswers, missingAnswers } from './missing-answers.js';
import { registrationCancelled } from './registration-cancelled.mail.js';
import { offerExpired } from './offer-expired.mail.js';
import { registrationChanged } from './registration-changed.mail.js';
import { registrationConfirmed } from './registration-confirmed.mail.js';
import { ADD_MANAGE_TOKENS, READ_ADMISSIONS, READ_RECIPIENTS } from './registration-letter.queries.js';
import { plainRegistration, type RegistrationMailData } from './registration-mail-data.js';
import { registrationMovedAway } from './registration-moved-away.mail.js';
import { registrationOffered } from './registration-offered.mail.js';
import { registrationPromoted } from './registration-promoted.mail.js';
import { registrationReceived } from './registration-received.mail.js';
import { registrationRefused } from './registration-refused.mail.js';
import { registrationToConfirm } from './registration-to-confirm.mail.js';
import { registrationWaiting } from './registration-waiting.mail.js';
import type { RegistrationStatus } from './registration.entity.js';

interface LetterKind {
  mail: MailKind<RegistrationMailData>;
  /** What the person's calendar hears with it. LEAVE_UNLESS_SEATED: nothing for whoever has a seat in the meeting. */
  calendar?: 'ENTER' | 'LEAVE' | 'LEAVE_UNLESS_SEATED';
  /** Whoever leaves needs no link. */
  withoutLink?: true;
  /** Whether it says that questions are still to be answered. */
  asks?: true;
}

const kinds = {
  TO_CONFIRM: { mail: registrationToConfirm },
  ALREADY_REGISTERED: { mail: alreadyRegistered },
  RECEIVED: { mail: registrationReceived, calendar: 'LEAVE_UNLESS_SEATED', asks: true },
  REFUSED: { mail: registrationRefused, calendar: 'LEAVE_UNLESS_SEATED', withoutLink: true },
  WAITING: { mail: registrationWaiting, calendar: 'LEAVE_UNLESS_SEATED', asks: true },
  OFFERED: { mail: registrationOffered },
  OFFER_EXPIRED: { mail: offerExpired, withoutLink: true },
  CONFIRMED: { mail: registrationConfirmed, calendar: 'ENTER', asks: true },
  PROMOTED: { mail: registrationPromoted, calendar: 'ENTER', asks: true },
  CHANGED: { mail: registrationChanged, calendar: 'ENTER', asks: true },
  CANCELLED: { mail: registrationCancelled, calendar: 'LEAVE', withoutLink: true },
  LEFT_LINE: { mail: registrationCancelled, withoutLink: true },
  MOVED_AWAY: { mail: registrationMovedAway, calendar: 'LEAVE', withoutLink: true },
} as const satisfies Record<string, LetterKind>;

/** A letter to the person of a registration, about what just happened to it. */
export interface Letter {
  /** LEFT_LINE: a waiting place was cancelled, which no calendar knows. MOVED_AWAY: the meeting before goes out of the calendar. */
  kind: keyof typeof kinds;
  registrationId: string;
  /** Of a link that the database knows already; without it the letter gets a new one for changing and cancelling. */
  token?: string | null;
  /** A letter with a key that was written before is left out. */
  dedupeKey?: string;
  /** Place in the waiting list where the caller knows it, null for a seat; left out, it is read. */
  rank?: number | null;
  /** The meeting that it is about when the registration is no longer in it. */
  meetingId?: string;
}

/** A letter to a mailbox whose owner has another name: somebody else of it asked for a seat. */
export interface AnotherPersonLetter {
  /** The other name, and the mailbox. */
  to: { name: string; address: string };
  locale: Locale;
  meetingId: string;
  admissionId: string;
  token: string;
  dedupeKey: string;
}

export interface Recipient {
  id: string;
  meeting_id: string;
  status: RegistrationStatus;
  confirmed: boolean;
  locale: Locale;
  rank: number | null;
  hold_until: string | null;
  refusal_reason: string | null;
  promotion: PromotionWay;
  offer_hours: number;
  promotion_stops_hours: number;
  person_id: string;
  name: string;
  address: string | null;
  calendar_choice: 'INVITATIONS' | 'FEED' | 'BOTH';
  admission_title: LocalizedText;
  mode: AdmissionMode;
  /** Whether the person has a seat in the meeting, be it by another registration. */
  seated: boolean;
}

/** A letter that can go out. */
interface AddressedLetter {
  kind: keyof typeof kinds;
  rules: LetterKind;
  to: Recipient & { address: string };
  meetingId: string;
  secret: string | null;
  /** Whether the link must still be made known to the database. */
  newLink: boolean;
  dedupeKey: string | null;
}

/**
 * Writes letters into the outbox, and what they say to calendars, in the transaction of what they tell of. Who has no
 * address gets none.
 *
 * @param uidDomain  what stands after the @ of new calendar UIDs
 */
export async function writeLetters(em: EntityManager, letters: readonly Letter[], uidDomain: string, now: Date): Promise<void> {
  if (letters.length === 0) return;
  const addressed = await addressLetters(em, letters);
  const meetings = await meetingsForMail(em, [...new Set(addressed.map(({ meetingId }) => meetingId))]);
  const asking = addressed.filter(({ rules }) => rules.asks);
  const missing = await missingAnswers(em, asking.map(({ to, meetingId }) => ({ registrationId: to.id, meetingId })));
  await addLinks(em, addressed, now);
  const notices = await tellCalendars(em, addressed, uidDomain, now);
  await enqueueMails(em, addressed.flatMap((letter) => mailsOf(letter, meetings, { notices: notices.get(letter) ?? [], missing: letter.rules.asks && missing.get(letter.to.id), now })), now);
}

/** What tells somebody how their registration stands after they or staff acted on it. */
export function letterOfPlace(status: RegistrationStatus): 'WAITING' | 'RECEIVED' | 'CONFIRMED' {
  if (status === 'WAITING') return 'WAITING';
  return status === 'TO_APPROVE' ? 'RECEIVED' : 'CONFIRMED';
}

/** The letters about places that somebody left for another one: only another meeting's calendar entry goes. */
export function lettersOfLeaving(left: readonly { meetingId: string }[], { id: registrationId, meetingId }: { id: string; meetingId: string }): Letter[] {
  const elsewhere = left.filter((place) => place.meetingId !== meetingId);
  return elsewhere.map((place) => ({ kind: 'MOVED_AWAY', registrationId, meetingId: place.meetingId }));
}

/** Writes the letters that ask whether somebody else of a mailbox wants a seat. */
export async function writeAnotherPersonLetters(em: EntityManager, letters: readonly AnotherPersonLetter[], now: Date): Promise<void> {
  if (letters.length === 0) return;
  const meetings = await meetingsForMail(em, [...new Set(letters.map(({ meetingId }) => meetingId))]);
  const rows = await runSql<{ id: string; title: LocalizedText; mode: AdmissionMode }>(em, READ_ADMISSIONS, [letters.map(({ admissionId }) => admissionId)]);
  const admissions = new Map(rows.map((row) => [row.id, row]));
  const mails = letters.map(({ to, locale, meetingId, admissionId, token, dedupeKey }) => {
    const admission = admissions.get(admissionId);
    const data: RegistrationMailData = {
      ...plainRegistration,
      registrationId: null,
      meeting: meetings.inMail(meetingId, locale, false),
      admission: { title: textFor(admission?.title, locale)?.text ?? '', mode: admission?.mode ?? 'IN_PERSON' },
      confirmed: false,
      secret: token,
    };
    return anotherPerson.mail({ to, locale, data, processId: meetings.processOf(meetingId), meetingId, dedupeKey });
  });
  await enqueueMails(em, mails, now);
}

async function addressLetters(em: EntityManager, letters: readonly Letter[]): Promise<AddressedLetter[]> {
  const rows = await runSql<Recipient>(em, READ_RECIPIENTS, [
    letters.map(({ registrationId }) => registrationId),
    letters.flatMap(({ registrationId, rank }) => (rank === undefined ? [registrationId] : [])),
  ]);
  const recipients = new Map(rows.map((row) => [row.id, row]));
  return letters.flatMap(({ kind, registrationId, token, rank, meetingId, dedupeKey = null }) => {
    const to = recipients.get(registrationId);
    if (!to || to.address === null) return [];
    const rules: LetterKind = kinds[kind];
    const secret = rules.withoutLink ? null : (token ?? newToken());
    const newLink = secret !== null && !token;
    return [{ kind, rules, to: { ...to, address: to.address, rank: rank === undefined ? to.rank : rank }, meetingId: meetingId ?? to.meeting_id, secret, newLink, dedupeKey }];
  });
}

async function addLinks(em: EntityManager, letters: readonly AddressedLetter[], now: Date): Promise<void> {
  const added = letters.flatMap(({ secret, newLink, to }) => (secret !== null && newLink ? [{ hash: tokenHash(secret), registrationId: to.id }] : []));
  if (added.length === 0) return;
  await runSql(em, ADD_MANAGE_TOKENS, [added.map(({ hash }) => hash), added.map(({ registrationId }) => registrationId), now]);
}

/** @returns what each letter's calendar must hear, by letter */
async function tellCalendars(em: EntityManager, letters: readonly AddressedLetter[], uidDomain: string, now: Date): Promise<Map<AddressedLetter, CalendarNotice[]>> {
  const told = new Map<AddressedLetter, CalendarNotice[]>();
  for (const [meetingId, ofMeeting] of Map.groupBy(letters, (letter) => letter.meetingId)) {
    const leaving = ofMeeting.filter(({ rules, to }) => rules.calendar === 'LEAVE' || (rules.calendar === 'LEAVE_UNLESS_SEATED' && !to.seated));
    const entering = ofMeeting.filter(({ rules, to }) => rules.calendar === 'ENTER' && to.calendar_choice !== 'FEED');
    const left = await leaveCalendars(em, meetingId, leaving.map(({ to }) => to.person_id), now);
    const entered = await enterCalendars(em, meetingId, entering.map(holderOf), uidDomain, now);
    keepNotices(told, leaving, left);
    keepNotices(told, entering, entered);
  }
  return told;
}

function keepNotices(told: Map<AddressedLetter, CalendarNotice[]>, letters: readonly AddressedLetter[], notices: readonly CalendarNotice[]): void {
  const byPerson = Map.groupBy(notices, ({ personId }) => personId);
  for (const letter of letters) told.set(letter, byPerson.get(letter.to.person_id) ?? []);
}

/** One mail, or one for each day that the person's calendar must hear of: a mail holds one calendar object. */
function mailsOf(letter: AddressedLetter, meetings: MeetingReader, { notices, missing, now }: { notices: readonly CalendarNotice[]; missing: MissingAnswers | undefined; now: Date }): NewMail[] {
  const { kind, rules, to, meetingId, secret, dedupeKey } = letter;
  const mayEnter = to.status === 'CONFIRMED' && to.mode === 'ONLINE' && rules.calendar !== 'LEAVE';
  const meeting = meetings.inMail(meetingId, to.locale, mayEnter);
  const answersUntil = missing?.until ?? meetingStart(meeting);
  const data: RegistrationMailData = {
    registrationId: to.id,
    meeting,
    admission: { title: textFor(to.admission_title, to.locale)?.text ?? '', mode: to.mode },
    waitingRank: to.rank,
    toApprove: to.status === 'TO_APPROVE',
    offerHours: to.promotion === 'OFFER' ? to.offer_hours : null,
    stopsHours: to.promotion_stops_hours,
    offeredUntil: to.status === 'OFFERED' && to.hold_until !== null ? new Date(to.hold_until).toISOString() : null,
    reason: to.refusal_reason,
    missingAnswers: missing && (answersUntil === null || answersUntil > now) ? missing.count : 0,
    confirmed: to.confirmed,
    day: null,
    secret,
  };
  const occasion = {
    to: { name: to.name, address: to.address },
    locale: to.locale,
    personId: to.person_id,
    processId: meetings.processOf(meetingId),
    meetingId,
    registrationId: to.id,
    dedupeKey,
  };
  if (notices.length === 0) return kind === 'MOVED_AWAY' ? [] : [rules.mail.mail({ ...occasion, data })];
  return notices.map(({ day, calendar }) => rules.mail.mail({ ...occasion, data: { ...data, day: day.of > 1 ? day : null }, calendar }));
}

function holderOf({ to }: AddressedLetter): CalendarHolder {
  return { personId: to.person_id, address: to.address };
}
