import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import { whereAlike } from '../organisations/organisation-doubles.queries.js';

/** A name that people typed and no organisation has. */
export interface TypedOrganisation {
  /** As most wrote it. */
  name: string;
  people: number;
  /** The organisation whose names are most like it; null: none is. */
  likelyId: string | null;
}

/** From here on an organisation is worth to be suggested; it is chosen by somebody. */
const ALIKE = 0.5;

/** $1 process. The most frequent fifty: when they are settled, the next ones come. */
export const TYPED_ORGANISATIONS = `
with typed as materialized (
  select name_spelling(organisation_name) as spelling, mode() within group (order by btrim(organisation_name)) as name, count(distinct person_id)::int as people
    from meeting
    join registration on registration.meeting_id = meeting.id
   where meeting.process_id = $1 and organisation_id is null and btrim(organisation_name) <> ''
   group by name_spelling(organisation_name)
), unknown as materialized (
  select name, people
    from typed
   where not exists (select from organisation where organisation.spellings @> array[typed.spelling])
   order by people desc, name
   limit 50
)
select unknown.name, unknown.people, likely.id as "likelyId"
  from unknown
  left join lateral (
    select id from organisation
     where organisation.search_text % search_text(unknown.name)
     order by similarity(organisation.search_text, search_text(unknown.name)) desc, id
     limit 1
  ) as likely on true
 order by unknown.people desc, unknown.name`;

export function typedOrganisations(em: EntityManager, processId: string): Promise<TypedOrganisation[]> {
  return whereAlike(em, ALIKE, (inside) => runSql<TypedOrganisation>(inside, TYPED_ORGANISATIONS, [processId]));
}

/** What people of a process typed is an organisation; what they typed stays. $1 process, $2 name, $3 organisation, $4 now */
export const RECOGNISE = `
update registration set organisation_id = $3, updated_at = $4
  from meeting
 where meeting.id = registration.meeting_id and meeting.process_id = $1
   and registration.organisation_id is null and name_spelling(registration.organisation_name) = name_spelling($2)
returning 1`;
