import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { PEOPLE, type PeopleFilter, peopleParameters } from '../people/person-filter.js';
import { FILTERED, filterParameters, type RegistrationFilter } from '../registrations/registration-filter.js';
import { type BulkOutcome, doneOutcomes } from './bulk-act.entity.js';

/** Whom an act is about: what matches a filter, or of it what was chosen. */
export type Selection = ({ meetingId: string; filter: RegistrationFilter } | { processId: string; filter: PeopleFilter }) & {
  /** Null: all that match. */
  chosenIds: string[] | null;
};

export interface Target {
  personId: string;
  registrationId: string | null;
}

export interface Skip {
  name: string;
  email: string | null;
  outcome: BulkOutcome;
}

/** Waiting places come before seats, so that nobody is given a seat that is cancelled next. $11 chosen or null, $12 how many */
const REGISTRATIONS = `
select registration.person_id as "personId", registration.id as "registrationId"
${FILTERED}
   and ($11::uuid[] is null or registration.id = any ($11))
 order by registration.status in ('WAITING', 'TO_APPROVE') desc, registration.position nulls last, registration.registered_at, registration.id
 limit $12`;

/** $10 chosen or null, $11 how many */
const PEOPLE_OF_PROCESS = `
select person.id as "personId", null::uuid as "registrationId"
${PEOPLE}
   and ($10::uuid[] is null or person.id = any ($10))
 order by person.name_key, person.id
 limit $11`;

const ADD_ITEMS = `
insert into bulk_act_item (bulk_act_id, position, person_id, registration_id)
select $1, number, person_id, registration_id from unnest($2::uuid[], $3::uuid[]) with ordinality as target (person_id, registration_id, number)`;

const NEXT = `
select position, person_id as "personId", registration_id as "registrationId"
  from bulk_act_item where bulk_act_id = $1 and outcome is null order by position limit $2`;

const NOTE = `
update bulk_act_item set outcome = noted.outcome, membership_id = noted.membership_id
  from unnest($2::int[], $3::text[], $4::uuid[]) as noted (position, outcome, membership_id)
 where bulk_act_item.bulk_act_id = $1 and bulk_act_item.position = noted.position`;

const OUTCOMES = `
select outcome, count(*)::int as people from bulk_act_item where bulk_act_id = $1 and outcome is not null group by outcome order by outcome`;

const SKIPS = `
select person.name, coalesce(person.email, person.contact_email) as email, outcome, position
  from bulk_act_item
  join person on person.id = bulk_act_item.person_id
 where bulk_act_id = $1 and outcome <> all ($2::text[]) and position > $3
 order by position
 limit $4`;

const COUNT_SKIPS = `select count(*)::int as total from bulk_act_item where bulk_act_id = $1 and outcome <> all ($2::text[])`;

/** In the order in which they are served. @param most  no more than so many */
export function readTargets(em: EntityManager, selection: Selection, most: number): Promise<Target[]> {
  const { chosenIds } = selection;
  if ('meetingId' in selection) return runSql(em, REGISTRATIONS, [...filterParameters(selection.meetingId, selection.filter), chosenIds, most]);
  return runSql(em, PEOPLE_OF_PROCESS, [...peopleParameters(selection.processId, selection.filter), chosenIds, most]);
}

export async function addItems(em: EntityManager, bulkActId: string, targets: readonly Target[]): Promise<void> {
  await runSql(em, ADD_ITEMS, [bulkActId, targets.map(({ personId }) => personId), targets.map(({ registrationId }) => registrationId)]);
}

export interface Item extends Target {
  position: number;
}

/** Those whose turn is next. */
export function nextItems(em: EntityManager, bulkActId: string, most: number): Promise<Item[]> {
  return runSql(em, NEXT, [bulkActId, most]);
}

export interface Noted {
  position: number;
  outcome: BulkOutcome;
  membershipId: string | null;
}

export async function noteOutcomes(em: EntityManager, bulkActId: string, noted: readonly Noted[]): Promise<void> {
  await runSql(em, NOTE, [bulkActId, noted.map(({ position }) => position), noted.map(({ outcome }) => outcome), noted.map(({ membershipId }) => membershipId)]);
}

export function countOutcomes(em: EntityManager, bulkActId: string): Promise<{ outcome: BulkOutcome; people: number }[]> {
  return runSql(em, OUTCOMES, [bulkActId]);
}

/** With whom nothing was done, in their order. */
export async function listSkips(em: EntityManager, bulkActId: string, page: PageRequest): Promise<Connection<Skip>> {
  const size = pageSize(page);
  const [after = '0'] = keysetOf(page, 1) ?? [];
  const [rows, [count]] = await Promise.all([
    runSql<Skip & { position: number }>(em, SKIPS, [bulkActId, doneOutcomes, after, size + 1]),
    runSql<{ total: number }>(em, COUNT_SKIPS, [bulkActId, doneOutcomes]),
  ]);
  return pageOf(rows, size, count?.total ?? 0, ({ position }) => [String(position)]);
}
