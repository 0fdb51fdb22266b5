import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { OF_PROCESS } from '../people/person-filter.js';

export interface OrganisationInProcess {
  id: string;
  /** Null: none is stated. */
  categoryId: string | null;
  people: number;
}

/** $1 process; $2 words that are looked for, null: all */
const OF = `
with named as (
  select person.organisation_id as id, person.id as person_id
    from (${OF_PROCESS}) as known
   cross join lateral (select id, organisation_id from person where person.id = known.person_id and erased_at is null limit 1) as person
   where person.organisation_id is not null
  union
  select registration.organisation_id, registration.person_id
    from meeting join registration on registration.meeting_id = meeting.id
   where meeting.process_id = $1 and registration.organisation_id is not null
  union
  select organisation_id, null from organisation_category where process_id = $1
  union
  select delegation.organisation_id, null
    from delegation
    left join meeting on meeting.id = delegation.meeting_id
    left join participant_group on participant_group.id = delegation.group_id
   where coalesce(meeting.process_id, participant_group.process_id) = $1
), counted as (
  select organisation.id, organisation.name collate "it-x-icu" as name, (count(named.person_id))::int as people
    from named
    join organisation on organisation.id = named.id
   where $2::text is null or organisation.search_text like all (search_patterns($2))
   group by organisation.id
)`;

/** $3 size, $4 name and $5 id of the last before */
export const PAGE_OF_ORGANISATIONS = `${OF}
select counted.id, counted.name, counted.people, stakeholder_category_id as "categoryId"
  from counted
  left join organisation_category on organisation_category.organisation_id = counted.id and organisation_category.process_id = $1
 where $4::text is null or (counted.name, counted.id) > ($4::text, $5::uuid)
 order by counted.name, counted.id
 limit $3`;

const COUNT = `${OF} select count(*)::int as total from counted`;

/** A page of the organisations of a process, by name. */
export async function organisationsInProcess(em: EntityManager, processId: string, text: string | null, page: PageRequest): Promise<Connection<OrganisationInProcess>> {
  const size = pageSize(page);
  const [name = null, id = null] = keysetOf(page, 2) ?? [];
  const words = text?.trim() || null;
  const rows = await runSql<OrganisationInProcess & { name: string }>(em, PAGE_OF_ORGANISATIONS, [processId, words, size + 1, name, id]);
  const [count] = await runSql<{ total: number }>(em, COUNT, [processId, words]);
  return pageOf(rows, size, count?.total ?? 0, (row) => [row.name, row.id]);
}

/** $1 organisation, $2 process, $3 category */
export const SET_CATEGORY = `
insert into organisation_category (organisation_id, process_id, stakeholder_category_id) values ($1, $2, $3)
on conflict (organisation_id, process_id) do update set stakeholder_category_id = excluded.stakeholder_category_id`;

/** $1 organisation, $2 process */
export const UNSET_CATEGORY = `delete from organisation_category where organisation_id = $1 and process_id = $2`;

/** How often people, organisations, registrations and delegations stand in a category. $1 category */
export const USES_OF_CATEGORY = `
select (select count(*)::int from registration where comes_as_id = $1)
     + (select count(*)::int from process_person where category_id = $1)
     + (select count(*)::int from organisation_category where stakeholder_category_id = $1)
     + (select count(*)::int from delegation where category_id = $1) as uses`;
