import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';

/** Of what the people are counted. */
export type SplitOf = 'process' | 'group' | 'meeting';

/** People counted together. */
export interface SplitFigures {
  /** Distinct people with a CONFIRMED registration. */
  registered: number;
  /** Distinct people in a waiting list; some of them have a seat besides. */
  waiting: number;
  /** Distinct people who came. */
  involved: number;
  /** The same, once for each meeting they came to. */
  presences: number;
}

interface SplitRow extends SplitFigures {
  scopeId: string;
  kind: 'CATEGORY' | 'TERRITORY';
  /** The category's id; the spelling of the municipality; null: not stated. */
  key: string | null;
  /** The municipality as most wrote it; null for categories. */
  word: string | null;
}

/** The meetings that are counted, by what they are counted for: of a process and a group the planned ones, of which the held ones count who came. $1 ids */
const SCOPES: Record<SplitOf, string> = {
  process: `
  select process_id as scope_id, process_id, id, status = 'CLOSED' as held
    from meeting
   where process_id = any ($1::uuid[]) and status in ('SAVE_THE_DATE', 'SCHEDULED', 'CLOSED')`,
  group: `
  select meeting_group.group_id as scope_id, meeting.process_id, meeting.id, meeting.status = 'CLOSED' as held
    from meeting_group
   cross join lateral (select * from meeting where meeting.id = meeting_group.meeting_id limit 1) as meeting
   where meeting_group.group_id = any ($1::uuid[]) and meeting.status in ('SAVE_THE_DATE', 'SCHEDULED', 'CLOSED')`,
  meeting: `select id as scope_id, process_id, id, true as held from meeting where id = any ($1::uuid[])`,
};

const FIGURES = `
  count(*) filter (where registered)::int as registered, count(*) filter (where waits)::int as waiting,
  count(*) filter (where presences > 0)::int as involved, coalesce(sum(presences), 0)::int as presences`;

/**
 * Everybody who is counted stands in one line of each split: by what they said last for a meeting that is counted, else
 * by what the process knows of them, else by the organisation that they named last, or that is their own.
 */
const splits = (of: SplitOf) => `
with scoped as materialized (${SCOPES[of]}),
counted as materialized (
  select scope_id, process_id, person_id, bool_or(confirmed) as registered, bool_or(waits) as waits, count(distinct meeting_id) filter (where came) as presences
    from (
      select scope_id, process_id, registration.person_id, scoped.id as meeting_id, registration.status = 'CONFIRMED' as confirmed,
             registration.status = 'WAITING' as waits, false as came
        from scoped
        join registration on registration.meeting_id = scoped.id
       where registration.status in ('CONFIRMED', 'WAITING')
       union all
      select scope_id, process_id, attendance.person_id, scoped.id, false, false, true
        from scoped
        join meeting_day on meeting_day.meeting_id = scoped.id
        join attendance on attendance.meeting_day_id = meeting_day.id
       where scoped.held and attendance.status in ('PRESENT', 'LATE')
    ) as one
   group by scope_id, process_id, person_id
), said as materialized (
  select scope_id, registration.person_id,
         (array_agg(comes_as_id order by registered_at desc, registration.id desc) filter (where comes_as_id is not null))[1] as category_id,
         (array_agg(municipality order by registered_at desc, registration.id desc) filter (where municipality is not null))[1] as municipality,
         (array_agg(organisation_id order by registered_at desc, registration.id desc) filter (where organisation_id is not null or organisation_name is not null))[1] as organisation_id,
         (array_agg(organisation_name order by registered_at desc, registration.id desc) filter (where organisation_id is not null or organisation_name is not null))[1] as organisation_name
    from scoped
    join registration on registration.meeting_id = scoped.id
   group by scope_id, registration.person_id
), placed as materialized (
  select counted.*, coalesce(said.category_id, known.category_id, organisation_category.stakeholder_category_id) as category_id,
         btrim(coalesce(said.municipality, person.municipality, organisation.municipality)) as municipality
    from counted
   cross join lateral (select organisation_id, municipality from person where person.id = counted.person_id limit 1) as person
    left join said on said.scope_id = counted.scope_id and said.person_id = counted.person_id
    left join lateral (select category_id from process_person where process_id = counted.process_id and person_id = counted.person_id limit 1) as known on true
    left join lateral (
      select id, municipality
        from organisation
       where id = case when said.organisation_id is not null then said.organisation_id
                       when said.organisation_name is null then person.organisation_id
                       else (select id from organisation where spellings @> array[name_spelling(said.organisation_name)] order by id limit 1) end
       limit 1
    ) as organisation on true
    left join organisation_category on organisation_category.organisation_id = organisation.id and organisation_category.process_id = counted.process_id
)
select scope_id as "scopeId", 'CATEGORY' as kind, category_id::text as key, null as word, ${FIGURES}
  from placed group by scope_id, category_id
 union all
select scope_id, 'TERRITORY', nullif(name_spelling(municipality), ''), mode() within group (order by municipality), ${FIGURES}
  from placed group by scope_id, nullif(name_spelling(municipality), '')`;

export const SPLITS: Record<SplitOf, string> = { process: splits('process'), group: splits('group'), meeting: splits('meeting') };

/** The lines of the splits of processes, groups or meetings, by their ids: one statement, however many. */
export async function splitNumbers(em: EntityManager, of: SplitOf, ids: readonly string[]): Promise<Map<string, SplitRow[]>> {
  return Map.groupBy(await runSql<SplitRow>(em, SPLITS[of], [ids]), ({ scopeId }) => scopeId);
}
