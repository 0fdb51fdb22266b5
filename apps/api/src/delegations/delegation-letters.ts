import type { EntityManager } from '@mikro-orm/postgresql';
import { meetingsForMail } from '../calendars/meeting-snapshots.queries.js';
import { groupTitle } from '../groups/group-title.js';
import { Group } from '../groups/group.entity.js';
import { textFor } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import { newToken, tokenHash } from '../kernel/secret-token.js';
import type { MailKind } from '../mail/mail-kind.js';
import type { MailTemplates } from '../mail/mail-templates.js';
import { enqueueMails } from '../mail/outbox.js';
import { Process } from '../processes/process.entity.js';
import { delegateNamed } from './delegate-named.mail.js';
import { delegateNoLonger } from './delegate-no-longer.mail.js';
import { delegationInvitation } from './delegation-invitation.mail.js';
import type { DelegationMailData } from './delegation-mail.js';
import { comingMeetings } from './delegation-meetings.queries.js';
import { delegationReminder } from './delegation-reminder.mail.js';
import { changeableBy, placesUsed } from './delegation-rules.js';
import { delegationWithdrawn } from './delegation-withdrawn.mail.js';
import { ADD_DELEGATION_TOKENS, delegatesOf, type DelegationRow } from './delegations.queries.js';
import type { Addressee } from './delegation-input.js';
import { substituteNamed } from './substitute-named.mail.js';

export function registerDelegationMails(templates: MailTemplates): void {
  templates.register(delegationInvitation, delegationReminder, delegationWithdrawn, delegateNamed, delegateNoLonger, substituteNamed);
}

/** Asks the contact whom the organisation sends, with a link of its own. */
export function writeInvitation(em: EntityManager, delegation: DelegationRow, now: Date): Promise<void> {
  return writeToContact(em, delegationInvitation, delegation, true, now);
}

export function writeReminder(em: EntityManager, delegation: DelegationRow, now: Date): Promise<void> {
  return writeToContact(em, delegationReminder, delegation, true, now);
}

export function writeWithdrawal(em: EntityManager, delegation: DelegationRow, now: Date): Promise<void> {
  return writeToContact(em, delegationWithdrawn, delegation, false, now);
}

/** Somebody whom an organisation named, at the address that it wrote. */
export interface NamedPerson extends Addressee {
  personId: string;
}

/** Tells a substitute. */
export function writeReady(em: EntityManager, delegation: DelegationRow, to: NamedPerson, now: Date): Promise<void> {
  return writeToNamed(em, substituteNamed, delegation, to, now);
}

/** Tells a delegate of a group whom nothing else tells, since no meeting can be registered for yet. */
export function writeNamed(em: EntityManager, delegation: DelegationRow, to: NamedPerson, now: Date): Promise<void> {
  return writeToNamed(em, delegateNamed, delegation, to, now);
}

/** Tells somebody whose name was taken back and whom nothing else tells: a substitute, or a delegate without a registration. */
export function writeNoLonger(em: EntityManager, delegation: DelegationRow, to: NamedPerson, now: Date): Promise<void> {
  return writeToNamed(em, delegateNoLonger, delegation, to, now);
}

function writeToNamed(em: EntityManager, kind: MailKind<DelegationMailData>, delegation: DelegationRow, { personId, name, email }: NamedPerson, now: Date): Promise<void> {
  return write(em, kind, delegation, { to: { name, email }, personId, secret: null }, now);
}

/** Nothing to a contact who was erased since. */
async function writeToContact(em: EntityManager, kind: MailKind<DelegationMailData>, delegation: DelegationRow, link: boolean, now: Date): Promise<void> {
  if (delegation.contactEmail === '') return;
  const secret = link ? newToken() : null;
  if (secret !== null) await runSql(em, ADD_DELEGATION_TOKENS, [[tokenHash(secret)], [delegation.id], now]);
  await write(em, kind, delegation, { to: { name: delegation.contactName, email: delegation.contactEmail }, personId: null, secret }, now);
}

interface Recipient {
  to: Addressee;
  personId: string | null;
  secret: string | null;
}

async function write(em: EntityManager, kind: MailKind<DelegationMailData>, delegation: DelegationRow, { to, personId, secret }: Recipient, now: Date): Promise<void> {
  const { id, processId, meetingId, locale, organisationName: organisation, places, timezone, note } = delegation;
  const meetings = meetingId === null ? null : await meetingsForMail(em, [meetingId]);
  const data: DelegationMailData = {
    organisation,
    places,
    named: placesUsed(await delegatesOf(em, [id])),
    until: changeableBy(delegation)?.toISOString() ?? null,
    timezone,
    note,
    meeting: meetings && meetingId !== null ? meetings.inMail(meetingId, locale, false) : null,
    group: await groupOf(em, delegation, now),
    secret,
  };
  await enqueueMails(em, [kind.mail({ to: { name: to.name, address: to.email }, locale, data, personId, processId, meetingId })], now);
}

async function groupOf(em: EntityManager, { groupId, processId, locale }: DelegationRow, now: Date): Promise<DelegationMailData['group']> {
  if (groupId === null) return null;
  const group = await em.findOneOrFail(Group, groupId);
  const process = await em.findOneOrFail(Process, processId);
  const ids = await comingMeetings(em, groupId, now);
  const meetings = await meetingsForMail(em, ids);
  return { title: groupTitle(group, locale).text, processTitle: textFor(process.title, locale)?.text ?? '', coming: ids.map((id) => meetings.inMail(id, locale, false)) };
}
