import type { EntityManager } from '@mikro-orm/postgresql';
import { type CalendarNotice, enterCalendars, leaveCalendars } from '../calendars/calendar-entries.js';
import type { Locale } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import { enqueueMails, type NewMail } from '../mail/outbox.js';
import { alreadyRegistered } from './already-registered.mail.js';
import { anotherPerson } from './another-person.mail.js';
import { type LetterFacts, readLetterFacts } from './registration-letter-facts.js';
import { ADD_MANAGE_TOKENS, READ_OWNERS, READ_RECIPIENTS } from './registration-letter.queries.js';
import { registrationCancelled } from './registration-cancelled.mail.js';
import { registrationConfirmed } from './registration-confirmed.mail.js';
import { registrationPromoted } from './registration-promoted.mail.js';
import { registrationToConfirm } from './registration-to-confirm.mail.js';
import { registrationWaiting } from './registration-waiting.mail.js';
import type { RegistrationStatus } from './registration.entity.js';

/** A letter to the person of a registration, about what just happened to it. */
export interface Letter {
  /** REPLACED: another admission, in which the registration was before, goes out of the calendar. */
  kind: 'TO_CONFIRM' | 'CONFIRMED' | 'WAITING' | 'PROMOTED' | 'ALREADY_REGISTERED' | 'CANCELLED' | 'REPLACED';
  registrationId: string;
  /** Of a link that the database knows already; without it the letter gets a new one for changing and cancelling. */
  token?: string;
  /** A letter with a key that was written before is left out. */
  dedupeKey?: string;
  /** The admission that was given up for this one. */
  left?: string | null;
  byStaff?: boolean;
}

/** A letter to a mailbox whose owner has another name: somebody else of it asked for a seat. */
export interface AnotherPersonLetter {
  otherName: string;
  address: string;
  locale: Locale;
  admissionId: string;
  token: string;
  dedupeKey: string;
}

/** What letters need of the installation: its address without a slash, and what stands after the @ of calendar UIDs. */
export interface LetterSender {
  publicUrl: string;
  uidDomain: string;
}

interface Recipient {
  id: string;
  meeting_id: string;
  admission_id: string;
  status: RegistrationStatus;
  locale: Locale;
  rank: number | null;
  person_id: string;
  name: string;
  address: string | null;
  calendar_choice: 'INVITATIONS' | 'FEED' | 'BOTH';
}

/** A letter that can go out: to whom, about which admission, with which link. */
interface AddressedLetter extends Letter {
  to: Recipient & { address: string };
  admissionId: string;
  secret: string;
}

/**
 * Writes letters into the outbox, and what they say to calendars, in the transaction of what they tell of. Who has no
 * address gets none.
 */
export async function writeLetters(em: EntityManager, letters: readonly Letter[], sender: LetterSender, now: Date): Promise<void> {
  if (letters.length === 0) return;
  const addressed = await addressLetters(em, letters);
  const admissions = addressed.flatMap(({ to, left, admissionId }) => [to.admission_id, admissionId, ...(left ? [left] : [])]);
  const facts = await readLetterFacts(em, admissions, sender.publicUrl);
  await addLinks(em, addressed, now);
  const notices = await tellCalendars(em, addressed, facts, sender.uidDomain, now);
  await enqueueMails(em, addressed.flatMap((letter) => mailsOf(letter, facts, notices.get(letter) ?? [])), now);
}

/** Writes the letters that ask whether somebody else of a mailbox wants a seat. */
export async function writeAnotherPersonLetters(em: EntityManager, letters: readonly AnotherPersonLetter[], sender: LetterSender, now: Date): Promise<void> {
  if (letters.length === 0) return;
  const rows = await runSql<{ address: string; name: string }>(em, READ_OWNERS, [letters.map(({ address }) => address.toLowerCase())]);
  const owners = new Map(rows.map(({ address, name }) => [address, name]));
  const facts = await readLetterFacts(em, letters.map(({ admissionId }) => admissionId), sender.publicUrl);
  const mails = letters.map(({ otherName, address, locale, admissionId, token, dedupeKey }) => {
    const personName = owners.get(address.toLowerCase()) ?? otherName;
    const data = { personName, otherName, secret: token, ...facts.about(admissionId, locale, false) };
    return anotherPerson.mail({ to: { name: personName, address }, locale, data, dedupeKey, ...facts.belongsTo(admissionId) });
  });
  await enqueueMails(em, mails, now);
}

async function addressLetters(em: EntityManager, letters: readonly Letter[]): Promise<AddressedLetter[]> {
  const rows = await runSql<Recipient>(em, READ_RECIPIENTS, [letters.map(({ registrationId }) => registrationId)]);
  const recipients = new Map(rows.map((row) => [row.id, row]));
  return letters.flatMap((letter) => {
    const to = recipients.get(letter.registrationId);
    if (!to || to.address === null) return [];
    const admissionId = letter.kind === 'REPLACED' && letter.left ? letter.left : to.admission_id;
    return [{ ...letter, to: { ...to, address: to.address }, admissionId, secret: letter.token ?? newToken() }];
  });
}

/** Whoever withdrew needs no link, and one that the caller made is in the database already. */
async function addLinks(em: EntityManager, letters: readonly AddressedLetter[], now: Date): Promise<void> {
  const added = letters.filter(({ kind, token }) => token === undefined && kind !== 'CANCELLED' && kind !== 'REPLACED');
  if (added.length === 0) return;
  await runSql(em, ADD_MANAGE_TOKENS, [added.map(({ secret }) => tokenHash(secret)), added.map(({ registrationId }) => registrationId), now]);
}

async function tellCalendars(
  em: EntityManager,
  letters: readonly AddressedLetter[],
  facts: LetterFacts,
  uidDomain: string,
  now: Date,
): Promise<Map<AddressedLetter, CalendarNotice[]>> {
  const told = new Map<AddressedLetter, CalendarNotice[]>();
  for (const [meetingId, ofMeeting] of Map.groupBy(letters, ({ admissionId }) => facts.belongsTo(admissionId).meetingId)) {
    const leaving = ofMeeting.filter(({ kind }) => kind === 'CANCELLED' || kind === 'REPLACED');
    const entering = ofMeeting.filter(({ kind, to }) => (kind === 'CONFIRMED' || kind === 'PROMOTED') && to.calendar_choice !== 'FEED');
    const left = await leaveCalendars(em, meetingId, leaving.map(({ to }) => to.person_id), now);
    const holders = entering.map(({ to }) => ({ personId: to.person_id, address: to.address }));
    const entered = await enterCalendars(em, meetingId, holders, uidDomain, now);
    for (const [concerned, notices] of [[leaving, left], [entering, entered]] as const) {
      const byPerson = Map.groupBy(notices, ({ personId }) => personId);
      for (const letter of concerned) told.set(letter, byPerson.get(letter.to.person_id) ?? []);
    }
  }
  return told;
}

/** One mail, or one for each day that the person's calendar must hear of: a mail holds one calendar object. */
function mailsOf(letter: AddressedLetter, facts: LetterFacts, notices: readonly CalendarNotice[]): NewMail[] {
  if (letter.kind === 'REPLACED' && notices.length === 0) return [];
  const mail = mailOf(letter, facts);
  if (notices.length === 0) return [mail];
  return notices.map(({ day, calendar }) => ({ ...mail, data: { ...mail.data, day }, calendar }));
}

function mailOf(letter: AddressedLetter, facts: LetterFacts): NewMail {
  const { kind, to, admissionId, secret, left, registrationId, dedupeKey = null } = letter;
  const { locale, rank } = to;
  const about = { personName: to.name, ...facts.about(admissionId, locale, to.status === 'CONFIRMED' && admissionId === to.admission_id) };
  const insteadOf = left ? facts.inWords(left, to.admission_id, locale) : null;
  const day = { position: 1, of: 1 };
  const occasion = {
    to: { name: to.name, address: to.address },
    locale,
    personId: to.person_id,
    registrationId,
    dedupeKey,
    ...facts.belongsTo(admissionId),
  };
  switch (kind) {
    case 'TO_CONFIRM':
      return registrationToConfirm.mail({ ...occasion, data: { ...about, secret, waiting: rank !== null } });
    case 'CONFIRMED':
      return registrationConfirmed.mail({ ...occasion, data: { ...about, secret, insteadOf, day } });
    case 'PROMOTED':
      return registrationPromoted.mail({ ...occasion, data: { ...about, secret, insteadOf, day } });
    case 'WAITING':
      return registrationWaiting.mail({ ...occasion, data: { ...about, secret, position: rank ?? 1 } });
    case 'ALREADY_REGISTERED':
      return alreadyRegistered.mail({ ...occasion, data: { ...about, secret, position: rank } });
    case 'CANCELLED':
      return registrationCancelled.mail({ ...occasion, data: { ...about, by: letter.byStaff ? 'STAFF' : 'PERSON', replacedBy: null, note: null, day } });
    case 'REPLACED':
      return registrationCancelled.mail({
        ...occasion,
        data: { ...about, by: 'PERSON', replacedBy: facts.inWords(to.admission_id, admissionId, locale), note: null, day },
      });
  }
}
