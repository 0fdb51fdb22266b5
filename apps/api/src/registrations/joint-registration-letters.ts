import type { EntityManager } from '@mikro-orm/postgresql';
import { enterCalendars } from '../calendars/calendar-entries.js';
import { meetingsForMail, type MeetingReader } from '../calendars/meeting-snapshots.queries.js';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import type { MailKind } from '../mail/mail-kind.js';
import { enqueueMails } from '../mail/outbox.js';
import { jointAnotherPerson } from './joint-another-person.mail.js';
import { jointRegistrationConfirmed } from './joint-registration-confirmed.mail.js';
import { byStart, type DateOfMail, type JointRegistrationMailData, type JointState } from './joint-registration-mail.js';
import { jointRegistrationToConfirm } from './joint-registration-to-confirm.mail.js';
import { MEETINGS_IN_CALENDAR } from './joint-registrations.queries.js';
import { ADD_MANAGE_TOKENS, READ_ADMISSIONS, READ_RECIPIENTS } from './registration-letter.queries.js';
import type { Recipient } from './registration-letters.js';
import type { JointChoice } from './registration-wish.js';

/** What a mail about several registrations is about. */
export interface JointLetter {
  /** Of one person. */
  registrationIds: readonly string[];
  /** Meetings that were asked for in vain, which it names too. */
  refusedMeetingIds: readonly string[];
  /** A letter with a key that was written before is left out. */
  dedupeKey?: string | null;
}

/** Asks for the confirmation of them all by one link, which the database knows already. */
export async function writeToConfirm(em: EntityManager, letter: JointLetter, token: string, now: Date): Promise<void> {
  const { dates, ...to } = await readDates(em, letter);
  await enqueue(em, jointRegistrationToConfirm, to, { dates, secret: { link: token, dates: {} }, calendarFile: [] }, letter.dedupeKey ?? null, now);
}

/**
 * Says how they stand, with a link for each to change or cancel it, and puts the seats into the person's calendar: into
 * a file, but for meetings that the calendar knows already, since those need messages of their own.
 *
 * @param uidDomain  what stands after the @ of new calendar UIDs
 * @returns the registrations whose meetings the calendar knows
 */
export async function writeConfirmed(em: EntityManager, letter: JointLetter, uidDomain: string, now: Date): Promise<string[]> {
  const { recipients, dates, meetings } = await readDates(em, letter);
  const [person] = recipients;
  if (!person) return [];
  const meetingIds = recipients.map(({ meeting_id }) => meeting_id);
  const known = new Set((await runSql<{ meeting_id: string }>(em, MEETINGS_IN_CALENDAR, [person.person_id, meetingIds])).map(({ meeting_id }) => meeting_id));
  const seats = recipients.filter(({ status, meeting_id }) => status === 'CONFIRMED' && !known.has(meeting_id));
  const calendarFile = await fileOf(em, person.calendar_choice === 'FEED' ? [] : seats, uidDomain, now);
  const secrets = recipients.map(({ id }) => [id, newToken()] as const);
  await runSql(em, ADD_MANAGE_TOKENS, [secrets.map(([, token]) => tokenHash(token)), secrets.map(([id]) => id), now]);
  const data = { dates: dates.map((date) => withRoom(date, recipients, meetings)), secret: { link: null, dates: Object.fromEntries(secrets) }, calendarFile };
  await enqueue(em, jointRegistrationConfirmed, { recipients, meetings }, data, letter.dedupeKey ?? null, now);
  return recipients.filter(({ meeting_id }) => known.has(meeting_id)).map(({ id }) => id);
}

/** Asks the owner of a mailbox whether somebody else of it wants the seats. @param to  the other name, and the mailbox */
export async function writeAnotherPerson(
  em: EntityManager,
  { to, locale, choices, token, dedupeKey }: { to: { name: string; address: string }; locale: Locale; choices: readonly JointChoice[]; token: string; dedupeKey: string },
  now: Date,
): Promise<void> {
  const meetings = await meetingsForMail(em, choices.map(({ meetingId }) => meetingId));
  const rows = await runSql<Pick<Recipient, 'mode'> & { id: string; title: Recipient['admission_title'] }>(em, READ_ADMISSIONS, [choices.map(({ admissionId }) => admissionId)]);
  const admissions = new Map(rows.map((row) => [row.id, row]));
  const dates = choices.map(({ meetingId, admissionId }): DateOfMail => {
    const admission = admissions.get(admissionId);
    return {
      registrationId: null,
      meeting: meetings.inMail(meetingId, locale, false),
      admission: { title: textFor(admission?.title, locale)?.text ?? '', mode: admission?.mode ?? 'IN_PERSON' },
      state: 'ASKED',
      rank: null,
      ...AT_ONCE,
    };
  });
  const [first] = choices;
  const data = { dates: dates.sort(byStart), secret: { link: token, dates: {} }, calendarFile: [] };
  await enqueueMails(em, [jointAnotherPerson.mail({ to, locale, data, processId: first && meetings.processOf(first.meetingId), dedupeKey })], now);
}

/** Where nobody waits it does not matter how seats are freed. */
const AT_ONCE = { offerHours: null, stopsHours: 0 };

interface Dates {
  recipients: Recipient[];
  /** In the order in which they are held. */
  dates: DateOfMail[];
  meetings: MeetingReader;
}

async function readDates(em: EntityManager, { registrationIds, refusedMeetingIds }: JointLetter): Promise<Dates> {
  const recipients = await runSql<Recipient>(em, READ_RECIPIENTS, [registrationIds, registrationIds]);
  const meetings = await meetingsForMail(em, [...recipients.map(({ meeting_id }) => meeting_id), ...refusedMeetingIds]);
  const locale = recipients[0]?.locale ?? 'it';
  const taken = recipients.map((row): DateOfMail => ({
    registrationId: row.id,
    meeting: meetings.inMail(row.meeting_id, locale, false),
    admission: { title: textFor(row.admission_title, locale)?.text ?? '', mode: row.mode },
    state: stateOf(row),
    rank: row.confirmed ? row.rank : null,
    offerHours: row.promotion === 'OFFER' ? row.offer_hours : null,
    stopsHours: row.promotion_stops_hours,
  }));
  const refused = refusedMeetingIds.map((id): DateOfMail => ({ registrationId: null, meeting: meetings.inMail(id, locale, false), admission: null, state: 'REFUSED', rank: null, ...AT_ONCE }));
  return { recipients, dates: [...taken, ...refused].sort(byStart), meetings };
}

/** With the room on the net where the person has a seat in it. */
function withRoom(date: DateOfMail, recipients: readonly Recipient[], meetings: MeetingReader): DateOfMail {
  const row = recipients.find(({ id }) => id === date.registrationId);
  const mayEnter = row?.status === 'CONFIRMED' && row.mode === 'ONLINE';
  return mayEnter ? { ...date, meeting: meetings.inMail(row.meeting_id, row.locale, true) } : date;
}

function stateOf({ status, confirmed }: Recipient): JointState {
  switch (status) {
    case 'CONFIRMED':
      return 'SEAT';
    case 'OFFERED':
      return 'OFFERED';
    case 'PENDING':
      return 'HELD';
    case 'WAITING':
    case 'TO_APPROVE':
      return confirmed ? status : 'ASKED';
    default:
      return 'REFUSED';
  }
}

async function fileOf(em: EntityManager, seats: readonly Recipient[], uidDomain: string, now: Date): Promise<JointRegistrationMailData['calendarFile']> {
  const entries: JointRegistrationMailData['calendarFile'] = [];
  for (const { meeting_id: meetingId, person_id: personId, address } of seats) {
    if (address === null) continue;
    const notices = await enterCalendars(em, meetingId, [{ personId, address }], uidDomain, now);
    for (const { day, calendar } of notices) entries.push({ meetingId, day: day.of > 1 ? day.position : null, uid: calendar.uid, sequence: calendar.sequence });
  }
  return entries;
}

/** Nothing for whoever has no address. */
async function enqueue(
  em: EntityManager,
  kind: MailKind<JointRegistrationMailData>,
  { recipients: [person], meetings }: Pick<Dates, 'recipients' | 'meetings'>,
  data: JointRegistrationMailData,
  dedupeKey: string | null,
  now: Date,
): Promise<void> {
  if (!person || person.address === null) return;
  const { person_id: personId, name, address, locale } = person;
  await enqueueMails(em, [kind.mail({ to: { name, address }, locale, data, personId, processId: meetings.processOf(person.meeting_id), dedupeKey })], now);
}
