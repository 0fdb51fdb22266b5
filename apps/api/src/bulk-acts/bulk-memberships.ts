import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import type { MembershipRole } from '../groups/group-membership.entity.js';

/** Who is in the group from a day on, or will be. $1 people, $2 group, $3 day */
const MEMBERS = `
select distinct person_id as id
  from group_membership
 where person_id = any ($1::uuid[]) and group_id = $2 and daterange(starts_on, ends_on, '[]') && daterange($3::date, null)`;

/** Whoever is added by somebody else meanwhile is left out. $1 ids, $2 people, $3 group, $4 role, $5 first day */
const ADD = `
insert into group_membership (id, group_id, person_id, role, starts_on)
select id, $3, person_id, $4, $5 from unnest($1::uuid[], $2::uuid[]) as added (id, person_id)
on conflict do nothing
returning id, person_id as "personId"`;

/** Takes away those that nobody has changed since. $1 act */
const TAKE_BACK = `
delete from group_membership
 using bulk_act_item, bulk_act
 where bulk_act_item.bulk_act_id = $1 and bulk_act.id = $1 and group_membership.id = bulk_act_item.membership_id
   and group_membership.role = bulk_act.role and group_membership.ends_on is null
returning group_membership.id`;

/** Whoever of some people is in a group from a day on, or will be. */
export async function membersFrom(em: EntityManager, groupId: string, personIds: readonly string[], day: string): Promise<Set<string>> {
  return new Set((await runSql<{ id: string }>(em, MEMBERS, [personIds, groupId, day])).map(({ id }) => id));
}

/** Adds people to a group from a day on, each once. @returns the membership that each got, by person */
export async function addMembers(em: EntityManager, groupId: string, role: MembershipRole, personIds: readonly string[], day: string): Promise<Map<string, string>> {
  const members = await membersFrom(em, groupId, personIds, day);
  const added = [...new Set(personIds)].filter((id) => !members.has(id));
  const rows = await runSql<{ id: string; personId: string }>(em, ADD, [added.map(() => newId()), added, groupId, role, day]);
  return new Map(rows.map(({ id, personId }) => [personId, id]));
}

/** @returns how many memberships went away */
export async function takeMembersBack(em: EntityManager, bulkActId: string): Promise<number> {
  return (await runSql(em, TAKE_BACK, [bulkActId])).length;
}
