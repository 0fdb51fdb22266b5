import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { tokenHash } from '../kernel/secret-token.js';
import type { InvitationStatus } from './invitation.entity.js';

/** An invitation as lists and pages show it. */
export interface InvitationRow {
  id: string;
  meetingId: string;
  admissionId: string;
  personId: string;
  status: InvitationStatus;
  /** Instants in ISO 8601. */
  invitedAt: string;
  answeredAt: string | null;
}

/** An instant as text in ISO 8601, which scalars and cursors take. */
export const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const INVITATION_COLUMNS = `id, meeting_id as "meetingId", admission_id as "admissionId", person_id as "personId", status,
       ${iso('invited_at')} as "invitedAt", ${iso('answered_at')} as "answeredAt"`;

/** Somebody to invite, as a list of addresses names them. */
export interface Invitee {
  id: string;
  name: string;
  address: string | null;
  locale: Locale;
  wantsInvitations: boolean;
}

/** Members today of groups of a process, with the group that comes first. $1 process, $2 keys, $3 today */
const MEMBERS = `
select distinct on (person.id) person.id, participant_group.key, participant_group.title
  from participant_group
  join group_membership on group_membership.group_id = participant_group.id
  join person on person.id = group_membership.person_id
 where participant_group.process_id = $1 and participant_group.key = any ($2::text[]) and person.erased_at is null
   and daterange(starts_on, ends_on, '[]') @> $3::date
 order by person.id, array_position($2::text[], participant_group.key)`;

/** Everybody who has confirmed a registration in a process. $1 process */
const EVERYONE_REGISTERED = `
select distinct registration.person_id as id
  from registration
  join meeting on meeting.id = registration.meeting_id
  join person on person.id = registration.person_id
 where meeting.process_id = $1 and registration.confirmed_at is not null and person.erased_at is null
   and registration.status in ('CONFIRMED', 'OFFERED', 'WAITING')`;

const KNOWN_KEYS = `select key from participant_group where process_id = $1 and key = any ($2::text[])`;

/**
 * Invites people who are neither invited nor registered, there or in another meeting of the session. $1 meeting and its
 * alternatives, $2 meeting, $3 admission, $4 people, $5 who invites, $6 now
 */
const INVITE = `
insert into invitation (id, meeting_id, admission_id, person_id, status, invited_by_id, invited_at)
select gen_random_uuid(), $2, $3, person_id, 'INVITED', $5, $6
  from (select distinct unnest($4::uuid[]) as person_id) as asked
 where not exists (
         select from registration
          where registration.person_id = asked.person_id and array_position($1::uuid[], meeting_id) is not null
            and status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE'))
on conflict (meeting_id, person_id) where status <> 'WITHDRAWN' do nothing
returning id, person_id as "personId"`;

const INVITEES = `
select id, name, coalesce(email, contact_email) as address, locale, calendar_choice <> 'FEED' as "wantsInvitations"
  from person
 where id = any ($1::uuid[])`;

/** Gives the people behind addresses, and the name to those who have none yet. $1 addresses in lower case, $2 names, $3 name keys */
const PEOPLE_BEHIND = `
with typed as (
  select distinct on (email) * from unnest($1::text[], $2::text[], $3::text[]) with ordinality as typed (email, name, name_key, turn)
   order by email, turn
), named as (
  update person set name = typed.name, name_key = typed.name_key, version = version + 1
    from typed
   where lower(person.email) = typed.email and person.name_key = ''
)
select person.id from person join typed on typed.email = lower(person.email)`;

/**
 * Puts aside the mails about an invitation that have not left and bring nothing to the calendar, and says whether one
 * has left, or may have. $1 meeting, $2 person
 */
const WITHDRAW_LETTERS = `
with aside as (
  update outgoing_mail
     set state = 'SUPERSEDED', smtp_response = 'The invitation was withdrawn before this was sent.', dedupe_key = null, data = data - 'secret', raw = null
   where meeting_id = $1 and person_id = $2 and calendar is null and state in ('READY', 'DEFERRED', 'HELD')
     and kind in ('meeting-invitation', 'meeting-moved')
)
select exists (
  select from outgoing_mail
   where meeting_id = $1 and person_id = $2 and kind = 'meeting-invitation' and state in ('SENDING', 'SENT', 'UNKNOWN')) as sent`;

/** A group's member, and which group that is. */
export interface MemberRow {
  id: string;
  key: string;
  title: LocalizedText | null;
}

export function membersOn(em: EntityManager, processId: string, groupKeys: readonly string[], day: string): Promise<MemberRow[]> {
  return runSql<MemberRow>(em, MEMBERS, [processId, groupKeys, day]);
}

/** Those of the keys that the process has. */
export async function knownGroupKeys(em: EntityManager, processId: string, groupKeys: readonly string[]): Promise<string[]> {
  return (await runSql<{ key: string }>(em, KNOWN_KEYS, [processId, groupKeys])).map(({ key }) => key);
}

export async function everyoneRegistered(em: EntityManager, processId: string): Promise<string[]> {
  return (await runSql<{ id: string }>(em, EVERYONE_REGISTERED, [processId])).map(({ id }) => id);
}

/** @param typed  addresses in lower case, names and name keys */
export async function peopleBehind(em: EntityManager, typed: readonly { email: string; name: string; nameKey: string }[]): Promise<string[]> {
  const rows = await runSql<{ id: string }>(em, PEOPLE_BEHIND, [typed.map(({ email }) => email), typed.map(({ name }) => name), typed.map(({ nameKey }) => nameKey)]);
  return rows.map(({ id }) => id);
}

/** Whom to invite to what. */
export interface NewInvitations {
  meetingId: string;
  /** It and the alternatives of its session. */
  meetingsOfChoice: readonly string[];
  admissionId: string;
  people: readonly string[];
  invitedById: string;
}

/** @returns the new invitations; the others are invited or registered already */
export function insertInvitations(em: EntityManager, { meetingId, meetingsOfChoice, admissionId, people, invitedById }: NewInvitations, now: Date) {
  return runSql<{ id: string; personId: string }>(em, INVITE, [meetingsOfChoice, meetingId, admissionId, people, invitedById, now]);
}

export function readInvitees(em: EntityManager, people: readonly string[]): Promise<Invitee[]> {
  return runSql<Invitee>(em, INVITEES, [people]);
}

/** Null for a token that was never given out. */
export async function findInvitation(em: EntityManager, token: string): Promise<InvitationRow | null> {
  const text = `select ${INVITATION_COLUMNS} from invitation where id = (select invitation_id from invitation_token where hash = $1)`;
  const [row] = await runSql<InvitationRow>(em, text, [tokenHash(token)]);
  return row ?? null;
}

/** Null for an unknown one. */
export async function readInvitation(em: EntityManager, id: string): Promise<InvitationRow | null> {
  const [row] = await runSql<InvitationRow>(em, `select ${INVITATION_COLUMNS} from invitation where id = $1`, [id]);
  return row ?? null;
}

/** Keeps an answer, or a withdrawal. @param answeredAt  null: as it was */
export async function settleInvitation(em: EntityManager, id: string, status: InvitationStatus, answeredAt: Date | null): Promise<void> {
  await runSql(em, 'update invitation set status = $2, answered_at = coalesce($3, answered_at) where id = $1', [id, status, answeredAt]);
}

/** Stops what was not sent yet about an invitation. @returns whether the person heard of it */
export async function withdrawLetters(em: EntityManager, meetingId: string, personId: string): Promise<boolean> {
  const [row] = await runSql<{ sent: boolean }>(em, WITHDRAW_LETTERS, [meetingId, personId]);
  return row?.sent ?? false;
}

/** A page of a meeting's invitations, in the order in which they were made. @param status  null: all */
export async function listInvitations(em: EntityManager, meetingId: string, status: InvitationStatus | null, page: PageRequest): Promise<Connection<InvitationRow>> {
  const size = pageSize(page);
  const [time, id] = keysetOf(page, 2) ?? [null, null];
  const selected = `from invitation where meeting_id = $1 and coalesce(status = $2, true)`;
  const [rows, [total]] = await Promise.all([
    runSql<InvitationRow>(
      em,
      `select ${INVITATION_COLUMNS} ${selected} and coalesce((invited_at, id) > ($3::timestamptz, $4::uuid), true) order by invitation.invited_at, id limit $5`,
      [meetingId, status, time, id, size + 1],
    ),
    runSql<{ count: number }>(em, `select count(*)::int as count ${selected}`, [meetingId, status]),
  ]);
  return pageOf(rows, size, total?.count ?? 0, (row) => [row.invitedAt, row.id]);
}
