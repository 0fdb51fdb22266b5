import type { EntityManager } from '@mikro-orm/postgresql';
import type { SeenPerson } from '../access/person.graphql.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { ATTENDED, NAMED, PLANNED, REGISTERED, REPRESENTED } from './numbers.queries.js';

/** Which number of people is opened. */
export type PeopleNumber = 'registered' | 'involved';

export interface CountedPerson {
  person: SeenPerson;
  /** How many meetings they are counted at. */
  meetings: number;
}

export interface Presence {
  person: SeenPerson;
  meetingId: string;
}

export interface CountedOrganisation {
  name: string;
  people: number;
  /** People, once for each meeting. */
  presences: number;
}

const BY_NAME = `person.name collate "it-x-icu"`;
const PERSON = `person.id, person.name, coalesce(person.email, person.contact_email) as email, person.locale`;

const counted: Record<PeopleNumber, string> = {
  registered: `with planned as (${PLANNED}), counted as (${REGISTERED})`,
  involved: `with planned as (${PLANNED}), counted as (${ATTENDED})`,
};

/** $1 process, in an array; $2 size; $3 name and $4 id of the last before */
const people = (number: PeopleNumber) => `${counted[number]}
select ${PERSON}, count(distinct counted.meeting_id)::int as meetings
  from counted
  join person on person.id = counted.person_id
 where $3::text is null or (${BY_NAME}, person.id) > ($3::text, $4::uuid)
 group by person.id
 order by ${BY_NAME}, person.id
 limit $2`;

const countPeople = (number: PeopleNumber) => `${counted[number]} select count(distinct person_id)::int as total from counted`;

const PRESENT = `with planned as (${PLANNED}), present as (select distinct meeting_id, person_id from (${ATTENDED}) as attended)`;

/** $1 process, in an array; $2 size; $3 name, $4 person and $5 meeting of the last before */
const PRESENCES = `${PRESENT}
select ${PERSON}, present.meeting_id as "meetingId"
  from present
  join person on person.id = present.person_id
 where $3::text is null or (${BY_NAME}, person.id, present.meeting_id) > ($3::text, $4::uuid, $5::uuid)
 order by ${BY_NAME}, person.id, present.meeting_id
 limit $2`;

const COUNT_PRESENCES = `${PRESENT} select count(*)::int as total from present`;

const ORGANISATIONS = `
with planned as (${PLANNED}), attended as (${ATTENDED}), named as (${NAMED}), organisations as (
  select key, known_id, min(typed_name) as typed_name, count(distinct person_id)::int as people,
         count(distinct (person_id, meeting_id))::int as presences
    from (${REPRESENTED}) as represented
   where key is not null
   group by key, known_id
)`;

/** $1 process, in an array; $2 size; $3 name and $4 key of the last before */
const PAGE_OF_ORGANISATIONS = `${ORGANISATIONS}, shown as (
  select key, coalesce(organisation.name, organisations.typed_name) as name, people, presences
    from organisations left join organisation on organisation.id = organisations.known_id
)
select key, name, people, presences
  from shown
 where $3::text is null or (name collate "it-x-icu", key) > ($3::text, $4::text)
 order by name collate "it-x-icu", key
 limit $2`;

const COUNT_ORGANISATIONS = `${ORGANISATIONS} select count(*)::int as total from organisations`;

/** The people behind a number, by name. */
export async function listPeople(em: EntityManager, number: PeopleNumber, processId: string, page: PageRequest): Promise<Connection<CountedPerson>> {
  const size = pageSize(page);
  const [name = null, id = null] = keysetOf(page, 2) ?? [];
  const rows = await runSql<SeenPerson & { meetings: number }>(em, people(number), [[processId], size + 1, name, id]);
  const found = rows.map(({ meetings, ...person }) => ({ person, meetings }));
  return pageOf(found, size, await total(em, countPeople(number), processId), ({ person }) => [person.name, person.id]);
}

/** Who was at which held meeting, by name. */
export async function listPresences(em: EntityManager, processId: string, page: PageRequest): Promise<Connection<Presence>> {
  const size = pageSize(page);
  const [name = null, personId = null, meetingId = null] = keysetOf(page, 3) ?? [];
  const rows = await runSql<SeenPerson & { meetingId: string }>(em, PRESENCES, [[processId], size + 1, name, personId, meetingId]);
  const found = rows.map(({ meetingId: meeting, ...person }) => ({ person, meetingId: meeting }));
  return pageOf(found, size, await total(em, COUNT_PRESENCES, processId), (row) => [row.person.name, row.person.id, row.meetingId]);
}

/** The organisations of the people involved, by name; no names of people. */
export async function listOrganisations(em: EntityManager, processId: string, page: PageRequest): Promise<Connection<CountedOrganisation>> {
  const size = pageSize(page);
  const [name = null, key = null] = keysetOf(page, 2) ?? [];
  const rows = await runSql<CountedOrganisation & { key: string }>(em, PAGE_OF_ORGANISATIONS, [[processId], size + 1, name, key]);
  return pageOf(rows, size, await total(em, COUNT_ORGANISATIONS, processId), (row) => [row.name, row.key]);
}

async function total(em: EntityManager, statement: string, processId: string): Promise<number> {
  const [row] = await runSql<{ total: number }>(em, statement, [[processId]]);
  return row?.total ?? 0;
}
