/*
 * The statements that compare rows of a file with the archive and write them, thousands at a time. Whom a row means is
 * decided in the database, since only it knows when two addresses are the same.
 */

/** Whether the organisers of process $1 know a person apart from what imports joined: then their file may overwrite. */
const OWN = `(
  exists (select from process_person where process_id = $1 and person_id = person.id and made_person)
  or exists (select from registration join meeting on meeting.id = meeting_id where registration.person_id = person.id and meeting.process_id = $1)
  or exists (select from invitation join meeting on meeting.id = meeting_id where invitation.person_id = person.id and meeting.process_id = $1)
  or exists (select from group_membership join participant_group on participant_group.id = group_id
              where group_membership.person_id = person.id and participant_group.process_id = $1 and people_import_id is null))`;

/** $1 process, $2 … rows: number, name key, address, telephone (digits), organisation, municipality */
const ASKED = `
with asked as materialized (
  select *
    from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
           as asked (number, name_key, email, telephone, organisation, municipality)
)
select asked.number, known.id as "knownId", known.own, case when known.id is null then owner.id end as "sharedId"`;

const COMPARED = `
  from asked
  -- by the index, however many people there are
  left join lateral (select id, name_key from person where lower(email) = lower(asked.email) limit 1) as owner on true
  left join lateral (
    select person.id, ${OWN} as own
      from person
     where person.id = coalesce(
             case when owner.name_key in (asked.name_key, '') then owner.id end,
             (select id from person where lower(contact_email) = lower(asked.email) and name_key = asked.name_key order by created_at, id limit 1),
             case when asked.email is null then (
               select person.id
                 from person
                 join process_person on process_person.person_id = person.id and process_person.process_id = $1
                 left join organisation on organisation.id = person.organisation_id
                where person.name_key = asked.name_key and person.email is null and person.contact_email is null and erased_at is null
                  and regexp_replace(coalesce(telephone, ''), '\\D', '', 'g') = asked.telephone
                  and lower(coalesce(organisation.name, '')) = lower(asked.organisation)
                  and lower(coalesce(person.municipality, '')) = lower(asked.municipality)
                order by person.created_at, person.id
                limit 1) end)
  ) as known on true`;

/** Whom rows mean: somebody known, or the address of somebody with another name. */
export const COMPARE = `${ASKED}${COMPARED}`;

/** The same with those of the process who have the same name as a newcomer. */
export const COMPARE_AND_LOOK = `${ASKED}, homonym.id as "homonymId"${COMPARED}
  left join lateral (
    select person.id
      from person
     where known.id is null and person.name_key = asked.name_key and erased_at is null
       and (${OWN} or exists (select from process_person where process_id = $1 and person_id = person.id))
     order by created_at, id
     limit 1
  ) as homonym on true`;

/** $1 … columns in order, $10 now. Answers those that are new: an address may have come in between. */
export const ADD_PEOPLE = `
insert into person (id, name, name_key, email, contact_email, telephone, locale, organisation_id, municipality, created_at)
select id, name, name_key, email, contact_email, telephone, locale, organisation_id, municipality, $10
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[])
         as newcomer (id, name, name_key, email, contact_email, telephone, locale, organisation_id, municipality)
on conflict do nothing
returning id`;

/**
 * What a file says of people who are known: it overwrites what the organisers know of them themselves, and else fills in
 * what nobody said. $1 people, $2 names, $3 name keys, $4 telephones, $5 languages, $6 organisations, $7 municipalities,
 * $8 whether it overwrites. Answers whose data changed.
 */
export const CHANGE_PEOPLE = `
with said as (
  select person.id,
         case person.name_key when '' then said.name else person.name end as name,
         case person.name_key when '' then said.name_key else person.name_key end as name_key,
         case when overwrites then coalesce(said.telephone, person.telephone) else coalesce(person.telephone, said.telephone) end as telephone,
         case when overwrites then coalesce(said.locale, person.locale) else person.locale end as locale,
         case when overwrites then coalesce(said.organisation_id, person.organisation_id) else coalesce(person.organisation_id, said.organisation_id) end as organisation_id,
         case when overwrites then coalesce(said.municipality, person.municipality) else coalesce(person.municipality, said.municipality) end as municipality
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::boolean[])
           as said (id, name, name_key, telephone, locale, organisation_id, municipality, overwrites)
    join person on person.id = said.id
)
update person
   set name = said.name, name_key = said.name_key, telephone = said.telephone, locale = said.locale,
       organisation_id = said.organisation_id, municipality = said.municipality, version = version + 1
  from said
 where person.id = said.id
   and (person.name_key, person.telephone, person.locale, person.organisation_id, person.municipality)
       is distinct from (said.name_key, said.telephone, said.locale, said.organisation_id, said.municipality)
returning person.id`;

/** $1 process, $2 import, $3 now, $4 ids, $5 people, $6 categories, $7 whether the import made them. Answers whom it changed. */
export const JOIN_PROCESS = `
insert into process_person (id, process_id, person_id, category_id, people_import_id, made_person, created_at)
select id, $1, person_id, category_id, $2, made_person, $3
  from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::boolean[]) as joining (id, person_id, category_id, made_person)
on conflict (process_id, person_id) do update
   set category_id = excluded.category_id
 where excluded.category_id is not null and process_person.category_id is distinct from excluded.category_id
returning person_id as id`;

/** $1 import, $2 ids, $3 groups, $4 people, $5 first days; whoever is a member then stays as they are. Answers who joined. */
export const JOIN_GROUPS = `
insert into group_membership (id, group_id, person_id, role, starts_on, ends_on, people_import_id)
select id, group_id, person_id, 'MEMBER', since, null, $1
  from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[]) as joining (id, group_id, person_id, since)
 where not exists (
         select from group_membership as present
          where present.group_id = joining.group_id and present.person_id = joining.person_id
            and daterange(present.starts_on, present.ends_on, '[]') && daterange(joining.since, null, '[]'))
returning person_id as id`;

/**
 * $1 names. Answers the organisation that is, or is also, known by each; null: there is none yet. Two spellings of a name
 * are one without regard to case, accents and blanks: they have the same key.
 */
export const FIND_ORGANISATIONS = `
with asked as materialized (select name, name_spelling(name) as key from unnest($1::text[]) as asked (name)),
known as (
  select distinct on (asked.key) asked.key, organisation.id
    from asked join organisation on organisation.spellings @> array[asked.key]
   order by asked.key, organisation.id
)
select asked.name, asked.key, known.id from asked left join known using (key)`;

/** Two imports that add the same organisation wait for each other. */
export const LOCK_ORGANISATIONS = `select pg_advisory_xact_lock(hashtext('organisations by import'))`;

/** $1 ids, $2 names, $3 now, $4 import. Nobody has looked at them yet: they are suggested to staff only. */
export const ADD_ORGANISATIONS = `
with added as (
  insert into organisation (id, name, suggested, created_at) select id, name, false, $3 from unnest($1::uuid[], $2::text[]) as added (id, name)
)
update people_import set made_organisations = made_organisations || $1::uuid[] where id = $4`;
