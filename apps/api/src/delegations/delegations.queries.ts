import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { tokenHash } from '../kernel/secret-token.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import { meetingWindow } from '../registrations/registration-rules.js';
import type { DelegateRole } from './delegate.entity.js';
import type { DelegateState, DelegationTerms } from './delegation-rules.js';

/** A delegation with what the rules ask of its meeting. */
export interface DelegationRow extends DelegationTerms {
  id: string;
  processId: string;
  organisationId: string;
  organisationName: string;
  meetingId: string | null;
  admissionId: string | null;
  groupId: string | null;
  categoryId: string | null;
  categoryKey: string | null;
  contactName: string;
  contactEmail: string;
  locale: Locale;
  note: string | null;
  invitedAt: Date;
  remindedAt: Date | null;
  releasedAt: Date | null;
  /** Zone in which its deadline is told. */
  timezone: string;
}

/** A delegate as lists show them; those who were taken back are left out. */
export interface DelegateRow {
  id: string;
  delegationId: string;
  personId: string;
  name: string;
  email: string;
  role: DelegateRole;
  state: DelegateState;
  membershipId: string | null;
  /** In how many meetings they have a seat for the organisation. */
  meetings: number;
  namedAt: Date;
}

type Stored = Omit<DelegationRow, 'window' | 'deadline' | 'withdrawnAt' | 'invitedAt' | 'remindedAt' | 'releasedAt'> & {
  deadline: string | null;
  withdrawnAt: string | null;
  invitedAt: string;
  remindedAt: string | null;
  releasedAt: string | null;
  status: MeetingStatus | null;
  startsAt: string | null;
  endsAt: string | null;
  latest: string | null;
};

const COLUMNS = `
  delegation.id, coalesce(meeting.process_id, participant_group.process_id) as "processId", organisation_id as "organisationId",
  organisation.name as "organisationName", delegation.meeting_id as "meetingId", admission_id as "admissionId", delegation.group_id as "groupId",
  category_id as "categoryId", stakeholder_category.key as "categoryKey", contact_name as "contactName", contact_email as "contactEmail",
  delegation.locale, places, deadline, note, invited_at as "invitedAt", reminded_at as "remindedAt", released_at as "releasedAt",
  withdrawn_at as "withdrawnAt", coalesce(meeting.timezone, process.timezone) as timezone, meeting.status,
  meeting.starts_at as "startsAt", meeting.ends_at as "endsAt", meeting.latest::text`;

const FROM = `
  delegation
  join organisation on organisation.id = delegation.organisation_id
  left join meeting on meeting.id = delegation.meeting_id
  left join participant_group on participant_group.id = delegation.group_id
  join process on process.id = coalesce(meeting.process_id, participant_group.process_id)
  left join stakeholder_category on stakeholder_category.id = delegation.category_id`;

/** $1 delegations */
const DELEGATES = `
select delegate.id, delegate.delegation_id as "delegationId", delegate.person_id as "personId", person.name, delegate.email, delegate.role,
       delegate.membership_id as "membershipId", named_at as "namedAt", seats.count as meetings,
       case when delegate.role = 'SUBSTITUTE' then 'READY'
            when seats.count > 0 or group_membership.id is not null and ends_on is null then 'COMING'
            else 'NOT_COMING' end as state
  from delegate
  join delegation on delegation.id = delegate.delegation_id
  join person on person.id = delegate.person_id
  left join group_membership on group_membership.id = delegate.membership_id
 cross join lateral (
   select count(*)::int as count from registration
    where registration.delegation_id = delegation.id and registration.person_id = delegate.person_id
      and registration.status in ('CONFIRMED', 'OFFERED', 'PENDING')) as seats
 where delegate.delegation_id = any ($1::uuid[]) and ended_at is null
 order by delegate.role, named_at, delegate.id`;

/** $1 id, $2 organisation, $3 meeting, $4 admission, $5 group, $6 category key, $7 … as named, $13 who invites, $14 now, $15 process */
const ADD_DELEGATION = `
insert into delegation (id, organisation_id, meeting_id, admission_id, group_id, category_id, contact_name, contact_email, locale,
                        places, deadline, note, invited_by_id, invited_at)
select $1, organisation.id, $3, $4, $5, category.id, $7, $8, $9, $10, $11, $12, $13, $14
  from organisation
  left join lateral (
    select stakeholder_category.id
      from stakeholder_category
     where stakeholder_category.process_id = $15
       and case when $6::text is null
             then exists (select from organisation_category where organisation_id = organisation.id and stakeholder_category_id = stakeholder_category.id)
             else stakeholder_category.key = $6 end
     order by position limit 1) as category on true
 where organisation.id = $2
   and not exists (select from delegation
                    where organisation_id = $2 and withdrawn_at is null and (meeting_id = $3 or group_id = $5))
returning id`;

export interface NewDelegation {
  id: string;
  processId: string;
  organisationId: string;
  meetingId: string | null;
  admissionId: string | null;
  groupId: string | null;
  /** Null: the first that the organisation has in the process. */
  categoryKey: string | null;
  contactName: string;
  contactEmail: string;
  locale: Locale;
  places: number;
  deadline: Date | null;
  note: string | null;
  invitedById: string;
}

/** The seats of the meeting must be locked, or the group is here. @returns whether it was written: the organisation is known, and not invited there already */
export async function addDelegation(em: EntityManager, made: NewDelegation, now: Date): Promise<boolean> {
  const { id, organisationId, meetingId, admissionId, groupId, categoryKey, contactName, contactEmail, locale, places, deadline, note, invitedById, processId } = made;
  if (groupId !== null) await runSql(em, 'select 1 from participant_group where id = $1 for no key update', [groupId]);
  const rows = await runSql(em, ADD_DELEGATION, [
    id, organisationId, meetingId, admissionId, groupId, categoryKey, contactName, contactEmail, locale, places, deadline, note, invitedById, now, processId,
  ]);
  return rows.length > 0;
}

/** Those of the ids that there are, in the order in which they were invited. */
export async function readDelegations(em: EntityManager, ids: readonly string[]): Promise<DelegationRow[]> {
  return list(em, 'delegation.id = any ($1::uuid[])', [ids]);
}

/** Null for an unknown one. @param lock  until the transaction ends, so that its places are counted once at a time */
export async function readDelegation(em: EntityManager, id: string, lock = false): Promise<DelegationRow | null> {
  if (lock) await runSql(em, 'select 1 from delegation where id = $1 for update', [id]);
  return (await readDelegations(em, [id]))[0] ?? null;
}

/** Null for a token that was never given out. */
export async function delegationOfToken(em: EntityManager, token: string): Promise<DelegationRow | null> {
  return (await list(em, 'delegation.id in (select delegation_id from delegation_token where hash = $1)', [tokenHash(token)]))[0] ?? null;
}

/** Those of a meeting, or of a group, a page, in the order in which they were invited. @throws GraphQLError */
export async function delegationsPage(em: EntityManager, of: { meetingId: string } | { groupId: string }, request: PageRequest): Promise<Connection<DelegationRow>> {
  const size = pageSize(request);
  const [invitedAt = null, afterId = null] = keysetOf(request, 2) ?? [];
  const [where, id] = 'meetingId' in of ? ['delegation.meeting_id = $1', of.meetingId] : ['delegation.group_id = $1', of.groupId];
  const after = '($2::timestamptz is null or (delegation.invited_at, delegation.id) > ($2::timestamptz, $3::uuid))';
  const [rows, [count]] = await Promise.all([
    list(em, `${where} and ${after}`, [id, invitedAt, afterId, size + 1], 'limit $4'),
    runSql<{ count: number }>(em, `select count(*)::int as count from delegation where ${where}`, [id]),
  ]);
  return pageOf(rows, size, count?.count ?? 0, (row) => [row.invitedAt.toISOString(), row.id]);
}

/** The delegates who stand named, delegates before substitutes. */
export async function delegatesOf(em: EntityManager, delegationIds: readonly string[]): Promise<DelegateRow[]> {
  const rows = await runSql<Omit<DelegateRow, 'namedAt'> & { namedAt: string }>(em, DELEGATES, [delegationIds]);
  return rows.map((row) => ({ ...row, namedAt: new Date(row.namedAt) }));
}

/** The delegation of a delegate who stands named; null: there is none. */
export async function delegationOfDelegate(em: EntityManager, delegateId: string): Promise<string | null> {
  const [row] = await runSql<{ id: string }>(em, 'select delegation_id as id from delegate where id = $1 and ended_at is null', [delegateId]);
  return row?.id ?? null;
}

/** $1 hashes, $2 delegations, $3 now */
export const ADD_DELEGATION_TOKENS = `
insert into delegation_token (hash, delegation_id, created_at)
select hash, delegation_id, $3 from unnest($1::text[], $2::uuid[]) as token (hash, delegation_id)`;

/** $1 id, $2 delegation, $3 person, $4 address, $5 role, $6 membership, $7 now */
export const ADD_DELEGATE = `
insert into delegate (id, delegation_id, person_id, email, role, membership_id, named_at) values ($1, $2, $3, $4, $5, $6, $7)`;

/** $1 delegate, $2 now */
export const END_DELEGATE = `update delegate set ended_at = $2 where id = $1`;

/** A substitute who steps in. $1 delegate, $2 membership */
export const STEP_IN = `update delegate set role = 'DELEGATE', membership_id = $2 where id = $1`;

/** The live registrations that somebody has for a delegation, seats first. $1 delegation, $2 person */
export const REGISTRATIONS_OF_DELEGATE = `
select id, meeting_id as "meetingId" from registration
 where delegation_id = $1 and person_id = $2 and status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')
 order by registered_at, id`;

/** A deadline that is set keeps the places that are not named. $1 delegation, $2 contact, $3 its address, $4 places, $5 deadline, $6 note */
export const SET_DELEGATION = `
update delegation set contact_name = $2, contact_email = $3, places = $4, deadline = $5, note = $6, released_at = null where id = $1`;

/** $1 delegation */
export const FORGET_LINKS = `delete from delegation_token where delegation_id = $1`;

/** $1 delegation, $2 now */
export const WITHDRAW = `update delegation set withdrawn_at = $2 where id = $1`;
export const RELEASE = `update delegation set released_at = $2 where id = $1 and deadline <= $2`;

/** Delegations whose deadline has passed. $1 now */
export const TO_RELEASE = `
select id, meeting_id as "meetingId", group_id as "groupId" from delegation
 where deadline <= $1 and released_at is null and withdrawn_at is null`;

/** Those that can still name delegates until an instant of which they were not reminded by themselves. $1 now */
export const TO_REMIND = `
select delegation.id
  from delegation
  left join meeting on meeting.id = delegation.meeting_id
 where withdrawn_at is null and contact_email <> '' and least(deadline, starts_at) > $1 and reminded_of is distinct from least(deadline, starts_at)`;

/** Once a minute, so that a button pressed twice is one mail. $1 delegation, $2 now */
export const REMINDED = `
update delegation set reminded_at = $2 where id = $1 and coalesce(reminded_at <= $2::timestamptz - interval '1 minute', true) returning id`;

/** Once for the same end. $1 delegation, $2 end of the time to name delegates, $3 now */
export const REMINDED_OF = `
update delegation set reminded_of = $2, reminded_at = $3 where id = $1 and reminded_of is distinct from $2 returning id`;

async function list(em: EntityManager, where: string, values: unknown[], limit = ''): Promise<DelegationRow[]> {
  const rows = await runSql<Stored>(em, `select ${COLUMNS} from ${FROM} where ${where} order by delegation.invited_at, delegation.id ${limit}`, values);
  return rows.map(({ status, startsAt, endsAt, latest, ...row }) => ({
    ...row,
    deadline: instant(row.deadline),
    withdrawnAt: instant(row.withdrawnAt),
    invitedAt: new Date(row.invitedAt),
    remindedAt: instant(row.remindedAt),
    releasedAt: instant(row.releasedAt),
    window: status && meetingWindow({ status, startsAt: instant(startsAt), endsAt: instant(endsAt), latest, timezone: row.timezone }),
  }));
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
