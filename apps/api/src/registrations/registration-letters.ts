import type { EntityManager } from '@mikro-orm/postgresql';
import { type CalendarHolder, type CalendarNotice, enterCalendars, leaveCalendars } from '../calendars/calendar-entries.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import { enqueueMails, type NewMail } from '../mail/outbox.js';
import type { AdmissionMode } from '../meetings/admission.entity.js';
import { readMeetingsInMail, type MeetingReader } from './registration-letter-meetings.js';
import { ADD_MANAGE_TOKENS, READ_RECIPIENTS } from './registration-letter.queries.js';
import type { RegistrationMailData, RegistrationMailKind } from './registration-mail-data.js';
import type { RegistrationStatus } from './registration.entity.js';

/** A letter to the person of a registration, about what just happened to it. */
export interface Letter {
  kind: Exclude<RegistrationMailKind, 'another-person'>;
  registrationId: string;
  /** Of a link that the database knows already; without it the letter gets a new one for changing and cancelling. */
  token?: string;
  /** A letter with a key that was written before is left out. */
  dedupeKey?: string;
  /** The meeting that it is about when the registration is no longer in it. */
  meetingId?: string;
}

/** A letter to a mailbox whose owner has another name: somebody else of it asked for a seat. */
export interface AnotherPersonLetter {
  to: { name: string; address: string };
  locale: Locale;
  meetingId: string;
  admission: { title: LocalizedText; mode: AdmissionMode };
  token: string;
  dedupeKey: string;
}

interface RecipientRow {
  id: string;
  meeting_id: string;
  status: RegistrationStatus;
  confirmed: boolean;
  locale: Locale;
  rank: number | null;
  person_id: string;
  name: string;
  address: string | null;
  calendar_choice: 'INVITATIONS' | 'FEED' | 'BOTH';
  admission_title: LocalizedText;
  mode: AdmissionMode;
}

type AddressedLetter = Letter & { recipient: RecipientRow & { address: string }; meetingId: string };

/** What happens to the calendar with which letter. */
const CALENDARS: Partial<Record<RegistrationMailKind, 'ENTER' | 'LEAVE'>> = {
  'registration-confirmed': 'ENTER',
  'registration-promoted': 'ENTER',
  'registration-changed': 'ENTER',
  'registration-cancelled': 'LEAVE',
  'registration-moved-away': 'LEAVE',
};

const WITHOUT_LINK: readonly RegistrationMailKind[] = ['registration-cancelled', 'registration-moved-away'];

/**
 * Writes letters into the outbox, and what they say to calendars, in the transaction of what they tell of. Who has no
 * address gets none.
 *
 * @param uidDomain  what stands after the @ of new calendar UIDs
 */
export async function writeLetters(em: EntityManager, letters: readonly Letter[], uidDomain: string, now: Date): Promise<void> {
  if (letters.length === 0) return;
  const addressed = await addressLetters(em, letters);
  const meetings = await readMeetingsInMail(em, [...new Set(addressed.map(({ meetingId }) => meetingId))]);
  const tokens = await linkTokens(em, addressed, now);
  const notices = await tellCalendars(em, addressed, uidDomain, now);
  const mails = addressed.flatMap((letter, index) => mailsOf(letter, meetings, tokens[index] ?? null, notices));
  await enqueueMails(em, mails, now);
}

/** Writes the letters that ask whether somebody else of a mailbox wants a seat. */
export async function writeAnotherPersonLetters(em: EntityManager, letters: readonly AnotherPersonLetter[], now: Date): Promise<void> {
  if (letters.length === 0) return;
  const meetings = await readMeetingsInMail(em, [...new Set(letters.map(({ meetingId }) => meetingId))]);
  const mails = letters.map(({ to, locale, meetingId, admission, token, dedupeKey }): NewMail => {
    const data: RegistrationMailData = {
      registrationId: null,
      meeting: meetings.inMail(meetingId, locale, false),
      admission: { title: textFor(admission.title, locale)?.text ?? '', mode: admission.mode },
      waitingRank: null,
      confirmed: false,
      day: null,
      secret: token,
    };
    return { kind: 'another-person', lane: 'PERSONAL', to, locale, data: { ...data }, processId: meetings.processOf(meetingId), meetingId, dedupeKey };
  });
  await enqueueMails(em, mails, now);
}

async function addressLetters(em: EntityManager, letters: readonly Letter[]): Promise<AddressedLetter[]> {
  const rows = await runSql<RecipientRow>(em, READ_RECIPIENTS, [letters.map(({ registrationId }) => registrationId)]);
  const recipients = new Map(rows.map((row) => [row.id, row]));
  return letters.flatMap((letter) => {
    const recipient = recipients.get(letter.registrationId);
    if (!recipient || recipient.address === null) return [];
    return [{ ...letter, meetingId: letter.meetingId ?? recipient.meeting_id, recipient: { ...recipient, address: recipient.address } }];
  });
}

async function linkTokens(em: EntityManager, letters: readonly AddressedLetter[], now: Date): Promise<(string | null)[]> {
  const tokens = letters.map(({ kind, token }) => (WITHOUT_LINK.includes(kind) ? null : (token ?? newToken())));
  const added = letters.flatMap(({ token, registrationId }, index) => {
    const made = tokens[index];
    return made != null && token === undefined ? [{ hash: tokenHash(made), registrationId }] : [];
  });
  if (added.length > 0) {
    await runSql(em, ADD_MANAGE_TOKENS, [added.map(({ hash }) => hash), added.map(({ registrationId }) => registrationId), now]);
  }
  return tokens;
}

async function tellCalendars(em: EntityManager, letters: readonly AddressedLetter[], uidDomain: string, now: Date): Promise<Map<string, CalendarNotice[]>> {
  const notices = new Map<string, CalendarNotice[]>();
  for (const [meetingId, ofMeeting] of Map.groupBy(letters, (letter) => letter.meetingId)) {
    const leaving = ofMeeting.filter(({ kind }) => CALENDARS[kind] === 'LEAVE').map(({ recipient }) => recipient.person_id);
    const entering = ofMeeting.filter(({ kind, recipient }) => CALENDARS[kind] === 'ENTER' && recipient.calendar_choice !== 'FEED');
    const left = await leaveCalendars(em, meetingId, leaving, now);
    const entered = await enterCalendars(em, meetingId, entering.map(holderOf), uidDomain, now);
    for (const notice of [...left, ...entered]) {
      const key = noticeKey(meetingId, notice.personId, notice.calendar.method);
      notices.set(key, [...(notices.get(key) ?? []), notice]);
    }
  }
  return notices;
}

/** One mail, or one for each day that the person's calendar must hear of: a mail holds one calendar object. */
function mailsOf(letter: AddressedLetter, meetings: MeetingReader, token: string | null, notices: Map<string, CalendarNotice[]>): NewMail[] {
  const { kind, recipient, meetingId, registrationId, dedupeKey } = letter;
  const method = CALENDARS[kind] === 'LEAVE' ? 'CANCEL' : 'REQUEST';
  const days = CALENDARS[kind] ? (notices.get(noticeKey(meetingId, recipient.person_id, method)) ?? []) : [];
  const confirmedSeat = recipient.status === 'CONFIRMED';
  const data: RegistrationMailData = {
    registrationId,
    meeting: meetings.inMail(meetingId, recipient.locale, confirmedSeat && recipient.mode === 'ONLINE'),
    admission: { title: textFor(recipient.admission_title, recipient.locale)?.text ?? '', mode: recipient.mode },
    waitingRank: recipient.rank,
    confirmed: recipient.confirmed,
    day: null,
    secret: token,
  };
  const mail: NewMail = {
    kind,
    lane: 'PERSONAL',
    to: { name: recipient.name, address: recipient.address },
    locale: recipient.locale,
    data: { ...data },
    personId: recipient.person_id,
    processId: meetings.processOf(meetingId),
    meetingId,
    registrationId,
    dedupeKey: dedupeKey ?? null,
  };
  if (days.length > 0) return days.map(({ day, calendar }) => ({ ...mail, data: { ...data, day: day.of > 1 ? day : null }, calendar }));
  return kind === 'registration-moved-away' ? [] : [mail];
}

function holderOf({ recipient }: AddressedLetter): CalendarHolder {
  return { personId: recipient.person_id, address: recipient.address };
}

function noticeKey(meetingId: string, personId: string, method: 'REQUEST' | 'CANCEL'): string {
  return `${meetingId} ${personId} ${method}`;
}
