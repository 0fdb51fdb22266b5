export const PLACE = `
  id, person_id, meeting_id, session_id, admission_id, quota_id, status, position::int, confirmed_at, hold_until`;

/** $1 registration */
export const READ_PLACE = `select ${PLACE} from registration where id = $1`;

/** A person's seats and waiting places in some meetings, seats first. $1 person, $2 meetings */
export const READ_LIVE_PLACES = `
select ${PLACE} from registration
 where person_id = $1 and meeting_id = any ($2::uuid[])
   and status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')
 order by array_position('{CONFIRMED,PENDING,OFFERED}', status), registered_at, id`;

/**
 * $1 registration, then what its place is from now on; $10 when cancelled, $11 now. Whoever goes to another meeting, or
 * confirms only now, agrees to when and where that is today.
 */
export const WRITE_PLACE = `
update registration
   set meeting_id = $2, session_id = $3, admission_id = $4, quota_id = $5, status = $6, position = $7, confirmed_at = $8,
       hold_until = $9, cancelled_at = $10, updated_at = $11,
       agreed_plan = case when meeting_id = $2 and confirmed_at is not null then agreed_plan end
 where id = $1`;

/** A second place of the same person, with what the first one says of them. $1 id, $2 like which registration, $3 …, $9 its status */
export const COPY_PLACE = `
insert into registration (id, person_id, meeting_id, session_id, admission_id, quota_id, status, position, registered_at,
                          confirmed_at, comes_as_id, organisation_id, organisation_name, municipality, needs, need_kinds,
                          interpreter_language, locale, delegation_id, synthetic, updated_at)
select $1, person_id, $3, $4, $5, $6, $9, $7, $8, $8, comes_as_id, organisation_id, organisation_name, municipality,
       needs, need_kinds, interpreter_language, locale, delegation_id, synthetic, $8
  from registration where id = $2`;

/** Whether somebody was invited to an admission, and so needs no approval. $1 person, $2 admission */
export const IS_INVITED = `select 1 from invitation where person_id = $1 and admission_id = $2 and status <> 'WITHDRAWN' limit 1`;

/** A link that stands in a mail. $1 hash */
export const READ_LINK = `
select purpose, registration_id, wish, used_at,
       coalesce(registration.meeting_id, (wish ->> 'meetingId')::uuid) as meeting_id
  from registration_token
  left join registration on registration.id = registration_id
 where hash = $1`;

/** The registration to which a link led first, locked. $1 hash */
export const LOCK_LINK = `select registration_id from registration_token where hash = $1 for update`;

/** $1 hash, $2 registration, $3 now */
export const USE_LINK = `
update registration_token set registration_id = $2, used_at = coalesce(used_at, $3) where hash = $1`;

/** Somebody who shares a mailbox. $1 address in lower case, $2 name key */
export const FIND_RELATIVE = `
select id from person where lower(contact_email) = $1 and name_key = $2 order by created_at, id limit 1`;

/** $1 id, $2 name, $3 name key, $4 shared address, $5 telephone, $6 locale, $7 municipality, $8 now */
export const ADD_RELATIVE = `
insert into person (id, name, name_key, contact_email, telephone, locale, municipality, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Says what nobody has said yet of a person. $1 person, $2 name, $3 name key, $4 telephone, $5 organisation, $6 municipality */
export const COMPLETE_PERSON = `
update person
   set name = case when name_key = '' then coalesce($2, name) else name end,
       name_key = case when name_key = '' then coalesce($3, name_key) else name_key end,
       telephone = coalesce(telephone, $4),
       organisation_id = coalesce(organisation_id, (select id from organisation where id = $5)),
       municipality = coalesce(municipality, $6)
 where id = $1`;
