import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** Why somebody whom an import made stays when it is undone. */
export const stayReasons = ['REGISTERED', 'INVITED', 'ATTENDED', 'SIGNED_IN', 'MEMBER', 'ROLE', 'FOLLOWS', 'CHANGED', 'OTHER'] as const;
export type StayReason = (typeof stayReasons)[number];

const reasons: Readonly<Record<string, StayReason>> = {
  registration: 'REGISTERED',
  invitation: 'INVITED',
  attendance: 'ATTENDED',
  attendance_event: 'ATTENDED',
  login_session: 'SIGNED_IN',
  feed_token: 'SIGNED_IN',
  group_membership: 'MEMBER',
  role_assignment: 'ROLE',
  process_follow: 'FOLLOWS',
};

/** Columns that name a row of a table; whatever a later version adds is among them. $1 the table */
const REFERENCES = `
select conrelid::regclass::text as "table", quote_ident(attname) as "column"
  from pg_constraint
  join pg_attribute on attrelid = conrelid and attnum = conkey[1]
 where contype = 'f' and confrelid = $1::regclass
 order by 1, 2`;

interface Reference {
  table: string;
  column: string;
}

/**
 * Whoever of these people something else in the database names, or who was changed since an import made them, and why.
 * What the import itself wrote of them does not count.
 */
export async function usesOfPeople(em: EntityManager, importId: string, people: readonly string[]): Promise<Map<string, StayReason[]>> {
  const references = await runSql<Reference>(em, REFERENCES, ['person']);
  const uses = references.filter(({ table }) => table !== 'people_import_row').map(({ table, column }) => `select ${column} as id, '${reasons[table] ?? 'OTHER'}' as reason from ${table} where ${column} = any ($1::uuid[])${beside(table)}`);
  const rows = await runSql<{ id: string; reasons: StayReason[] }>(
    em,
    `select id, array_agg(distinct reason order by reason) as reasons
       from (${[...uses, `select id, 'CHANGED' from person where id = any ($1::uuid[]) and (version > 1 or erased_at is not null)`].join(' union all ')}) as used
      group by id`,
    [people, importId],
  );
  return new Map(rows.map(({ id, reasons: why }) => [id, why]));
}

function beside(table: string): string {
  return table === 'process_person' || table === 'group_membership' ? ' and people_import_id is distinct from $2::uuid' : '';
}

/** Of these organisations, those that nothing names any more. */
export async function unusedOrganisations(em: EntityManager, organisations: readonly string[]): Promise<string[]> {
  const references = await runSql<Reference>(em, REFERENCES, ['organisation']);
  const used = references.map(({ table, column }) => `select from ${table} where ${column} = organisation.id`);
  const rows = await runSql<{ id: string }>(em, `select id from organisation where id = any ($1::uuid[]) and version = 1 and ${used.map((exists) => `not exists (${exists})`).join(' and ')}`, [organisations]);
  return rows.map(({ id }) => id);
}
