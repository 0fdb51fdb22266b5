import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import type { RolePlace } from './role.policy.js';
import type { RoleAssignmentType, RoleFilter } from './role.graphql.js';
import type { Role } from './role-assignment.entity.js';

type RoleRow = Omit<RoleAssignmentType, 'grantedAt'> & { grantedAt: string };

const COLUMNS = `assignment.id, assignment.role, assignment.person_id as "personId", assignment.process_id as "processId",
  assignment.group_id as "groupId", assignment.meeting_id as "meetingId", assignment.created_at as "grantedAt"`;

/** The process that a role's place is in, also by its group or meeting. */
const PROCESS_OF_PLACE = `coalesce(assignment.process_id,
  (select process_id from participant_group where id = assignment.group_id),
  (select process_id from meeting where id = assignment.meeting_id))`;

/** Gives a role; one that the person has already stays. @returns the assignment, and whether it is new */
export async function keepRole(em: EntityManager, personId: string, role: Role, place: RolePlace, now: Date): Promise<{ assignment: RoleAssignmentType; made: boolean }> {
  const values = [personId, role, place.processId, place.groupId, place.meetingId];
  const made = await em.execute<{ id: string }[]>(
    `insert into role_assignment (person_id, role, process_id, group_id, meeting_id, id, created_at) values (?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing returning id`,
    [...values, newId(), now],
  );
  const [row] = await em.execute<RoleRow[]>(
    `select ${COLUMNS} from role_assignment assignment
      where person_id = ? and role = ? and process_id is not distinct from ?::uuid
        and group_id is not distinct from ?::uuid and meeting_id is not distinct from ?::uuid`,
    values,
  );
  if (!row) throw new Error('A role was neither there nor given.');
  return { assignment: toAssignment(row), made: made.length > 0 };
}

/** Takes a role away. @returns what it was; null when there is none of this id */
export async function removeRole(em: EntityManager, assignmentId: string): Promise<(RoleAssignmentType & { processOfPlace: string | null }) | null> {
  const [row] = await em.execute<(RoleRow & { processOfPlace: string | null })[]>(
    `delete from role_assignment assignment where id = ? returning ${COLUMNS}, ${PROCESS_OF_PLACE} as "processOfPlace"`,
    [assignmentId],
  );
  return row ? { ...toAssignment(row), processOfPlace: row.processOfPlace } : null;
}

/** How many administrators there are, their rows locked: two who remove each other at once do it one after the other. */
export async function countAdministrators(em: EntityManager): Promise<number> {
  const rows = await em.execute<{ id: string }[]>(`select id from role_assignment where role = 'ADMINISTRATOR' order by id for update`);
  return rows.length;
}

/** The process that a place is in. @returns undefined when there is no such place, null for "everywhere" */
export async function processOfPlace(em: EntityManager, place: RolePlace): Promise<string | null | undefined> {
  if (!place.processId && !place.groupId && !place.meetingId) return null;
  const [row] = await em.execute<{ id: string }[]>(
    `select id from process where id = ? union all
     select process_id from participant_group where id = ? union all
     select process_id from meeting where id = ?`,
    [place.processId, place.groupId, place.meetingId],
  );
  return row?.id;
}

/** A page of roles, the oldest first. */
export async function listRoles(em: EntityManager, filter: RoleFilter, page: PageRequest): Promise<Connection<RoleAssignmentType>> {
  const size = pageSize(page);
  const [afterId = null] = keysetOf(page, 1) ?? [];
  const { role = null, processId = null, personId = null } = filter;
  const where = `(?::text is null or assignment.role = ?) and (?::uuid is null or assignment.person_id = ?)
    and (?::uuid is null or ${PROCESS_OF_PLACE} = ?)`;
  const values = [role, role, personId, personId, processId, processId];
  const [rows, [count]] = await Promise.all([
    em.execute<RoleRow[]>(
      `select ${COLUMNS} from role_assignment assignment where ${where} and (?::uuid is null or assignment.id > ?) order by assignment.id limit ?`,
      [...values, afterId, afterId, size + 1],
    ),
    em.execute<{ total: number }[]>(`select count(*)::int as total from role_assignment assignment where ${where}`, values),
  ]);
  return pageOf(rows.map(toAssignment), size, count?.total ?? 0, ({ id }) => [id]);
}

/** The roles of several people at once. */
export async function rolesOfPeople(em: EntityManager, personIds: string[]): Promise<Map<string, RoleAssignmentType[]>> {
  const rows = await em.execute<RoleRow[]>(
    `select ${COLUMNS} from role_assignment assignment where person_id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) order by id`,
    [JSON.stringify(personIds)],
  );
  return Map.groupBy(rows.map(toAssignment), ({ personId }) => personId);
}

function toAssignment({ grantedAt, id, role, personId, processId, groupId, meetingId }: RoleRow): RoleAssignmentType {
  return { id, role, personId, processId, groupId, meetingId, grantedAt: new Date(grantedAt) };
}
