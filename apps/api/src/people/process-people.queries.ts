import type { EntityManager } from '@mikro-orm/postgresql';
import type { SeenPerson } from '../access/person.graphql.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { ATTENDED, PEOPLE, type PeopleFilter, peopleParameters, REGISTRATIONS } from './person-filter.js';

/** Somebody of a process, as a list shows them. */
export interface PersonOfProcess {
  person: SeenPerson;
  organisation: string | null;
  municipality: string | null;
  registrations: number;
  attended: number;
}

/** All people of a process taken together. */
export interface PeopleSummary {
  everybody: number;
  organisations: string[];
  municipalities: string[];
}

type Row = SeenPerson & Omit<PersonOfProcess, 'person'>;

const MOST_FACETS = 300;
const BY_NAME = `person.name collate "it-x-icu"`;
const NOTHING: PeopleFilter = { text: null, categories: null, municipalities: null, organisations: null, locales: null, groupIds: null, registered: null, attended: null };

/** $10 size, $11 name and $12 id of the last one before; null: from the first */
export const PAGE_OF_PEOPLE = `
with page as materialized (
  select person.id, person.name, coalesce(person.email, person.contact_email) as email, person.locale, own.name as organisation, person.municipality
  ${PEOPLE}
     and ($11::text is null or (${BY_NAME}, person.id) > ($11::text, $12::uuid))
   order by ${BY_NAME}, person.id
   limit $10
)
select person.*, ${REGISTRATIONS}::int as registrations, ${ATTENDED}::int as attended from page as person order by ${BY_NAME}, person.id`;

export const COUNT_PEOPLE = `select count(*)::int as total ${PEOPLE}`;

const SUMMARY = `
with everybody as materialized (select own.name as organisation, person.municipality ${PEOPLE}),
organisations as (
  select organisation as word from everybody where organisation <> '' group by organisation order by organisation collate "it-x-icu" limit ${MOST_FACETS}
), municipalities as (
  select min(municipality) as word from everybody where municipality <> '' group by lower(municipality) order by min(municipality) collate "it-x-icu" limit ${MOST_FACETS}
)
select (select count(*)::int from everybody) as everybody,
       array(select word from organisations) as organisations,
       array(select word from municipalities) as municipalities`;

/** A page of the people of a process, by name. */
export async function listPeopleOfProcess(em: EntityManager, processId: string, filter: PeopleFilter, page: PageRequest): Promise<Connection<PersonOfProcess>> {
  const size = pageSize(page);
  const [name = null, id = null] = keysetOf(page, 2) ?? [];
  const parameters = peopleParameters(processId, filter);
  const [rows, [count]] = await Promise.all([
    size === 0 ? [] : runSql<Row>(em, PAGE_OF_PEOPLE, [...parameters, size + 1, name, id]),
    runSql<{ total: number }>(em, COUNT_PEOPLE, parameters),
  ]);
  const people = rows.map(({ organisation, municipality, registrations, attended, ...person }) => ({ person, organisation, municipality, registrations, attended }));
  return pageOf(people, size, count?.total ?? 0, ({ person }) => [person.name, person.id]);
}

export async function summarisePeople(em: EntityManager, processId: string): Promise<PeopleSummary> {
  const [summary] = await runSql<PeopleSummary>(em, SUMMARY, peopleParameters(processId, NOTHING));
  return summary ?? { everybody: 0, organisations: [], municipalities: [] };
}
