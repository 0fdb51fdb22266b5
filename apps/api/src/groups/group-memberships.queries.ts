import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '../kernel/locale.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import type { MembershipRole } from './group-membership.entity.js';

/** A membership as lists show it. */
export interface MembershipRow {
  id: string;
  name: string;
  email: string | null;
  role: MembershipRole;
  /** Days, as text. */
  startsOn: string | null;
  endsOn: string | null;
  over: boolean;
}

const COLUMNS = (today: string) => `
  group_membership.id, person.name, coalesce(person.email, person.contact_email) as email, role, starts_on::text as "startsOn",
  ends_on::text as "endsOn", coalesce(ends_on < ${today}, false) as over, person.name_key as "nameKey"`;

/** Those who are in it first, by name. $1 group, $2 today, $3 how many, $4 … after */
const OF_GROUP = `
select ${COLUMNS('$2::date')}
  from group_membership
  join person on person.id = group_membership.person_id
 where group_id = $1
   and ($4::bool is null or (coalesce(ends_on < $2::date, false), person.name_key, group_membership.id) > ($4::bool, $5::text, $6::uuid))
 order by coalesce(ends_on < $2::date, false), person.name_key, group_membership.id
 limit $3`;

const BY_ID = `
select ${COLUMNS('$2::date')}
  from group_membership
  join person on person.id = group_membership.person_id
 where group_membership.id = $1`;

/** $1 id, $2 group, $3 person, $4 role, $5 first day, $6 last day */
export const ADD_MEMBERSHIP = `
insert into group_membership (id, group_id, person_id, role, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6)`;

/** $1 id, $2 role, $3 first day, $4 last day */
export const SET_MEMBERSHIP = `update group_membership set role = $2, starts_on = $3, ends_on = $4 where id = $1`;

/**
 * Whoever has just been made a member, if a mail can reach them and the process is published, and how many meetings of the
 * group are to come, one a session. $1 membership, $2 now
 */
const NEW_MEMBERS = `
select person.id as "personId", person.name, person.locale, coalesce(person.email, person.contact_email) as address,
       (select count(distinct coalesce(meeting.session_id, meeting.id))::int
          from meeting_group
          join meeting on meeting.id = meeting_group.meeting_id
         where meeting_group.group_id = group_membership.group_id and meeting.status = 'SCHEDULED' and meeting.starts_at > $2) as meetings
  from group_membership
  join person on person.id = group_membership.person_id
  join participant_group on participant_group.id = group_membership.group_id
  join process on process.id = participant_group.process_id and process.published
 where group_membership.id = any ($1::uuid[]) and coalesce(person.email, person.contact_email) is not null
 order by group_membership.id`;

/** Of some people those who can be told of it when they become members. $1 group, $2 people */
const TELLABLE = `
select count(*)::int as people
  from person
  join participant_group on participant_group.id = $1
  join process on process.id = participant_group.process_id and process.published
 where person.id = any ($2::uuid[]) and coalesce(person.email, person.contact_email) is not null`;

/** Somebody who can be told that they are a member. */
export interface NewMember {
  personId: string;
  name: string;
  locale: Locale;
  address: string;
  /** How many meetings of the group are to come. */
  meetings: number;
}

type Row = MembershipRow & { nameKey: string };

export async function listMembers(em: EntityManager, groupId: string, today: string, page: PageRequest): Promise<Connection<MembershipRow>> {
  const size = pageSize(page);
  const [over = null, nameKey = null, id = null] = keysetOf(page, 3) ?? [];
  const rows = await runSql<Row>(em, OF_GROUP, [groupId, today, size + 1, over, nameKey, id]);
  const [count] = await runSql<{ total: number }>(em, 'select count(*)::int as total from group_membership where group_id = $1', [groupId]);
  return pageOf(rows, size, count?.total ?? 0, (row) => [String(row.over), row.nameKey, row.id]);
}

/** Those of them who can be told. */
export function newMembers(em: EntityManager, membershipIds: readonly string[], now: Date): Promise<NewMember[]> {
  return runSql<NewMember>(em, NEW_MEMBERS, [membershipIds, now]);
}

/** How many of some people can be told that they become members of a group. */
export async function countTellable(em: EntityManager, groupId: string, personIds: readonly string[]): Promise<number> {
  return (await runSql<{ people: number }>(em, TELLABLE, [groupId, personIds]))[0]?.people ?? 0;
}

export async function membershipById(em: EntityManager, id: string, today: string): Promise<MembershipRow | null> {
  return (await runSql<Row>(em, BY_ID, [id, today]))[0] ?? null;
}
