/** $1 quota, $2 seats or null for no limit, $3 seats allowed beyond */
export const WRITE_SEATS = `update quota set seats = $2, allowed_over = $3 where id = $1`;

/** Seats that staff set after the day of their release stay where they put them. $1 quota, $2 now */
export const END_RELEASE = `update quota set releases_to_id = null, releases_at = null where id = $1 and releases_at <= $2`;

/**
 * Registers somebody for staff, and counts the seat or draws the place. $1 id, $2 person, $3 admission, $4 CONFIRMED or
 * WAITING, $5 by whom, $6 key of a stakeholder category, $7 organisation, $8 its name, $9 municipality, $10 needs,
 * $11 locale, $12 now, $13 what is ticked of them, $14 language of an interpreter
 */
export const SEAT_SOMEBODY = `
with counted as (
  update quota
     set taken = taken + case when $4 = 'CONFIRMED' then 1 else 0 end,
         last_position = last_position + case when $4 = 'WAITING' then 1 else 0 end
   where id = (select quota_id from admission where id = $3)
  returning id, last_position
)
insert into registration (id, person_id, meeting_id, session_id, admission_id, quota_id, status, position, registered_at,
                          confirmed_at, registered_by_id, comes_as_id, organisation_id, organisation_name, municipality,
                          needs, locale, updated_at, need_kinds, interpreter_language)
select $1, $2, meeting.id, meeting.session_id, admission.id, counted.id, $4,
       case when $4 = 'WAITING' then counted.last_position end, $12, $12, $5,
       (select id from stakeholder_category where process_id = meeting.process_id and key = $6),
       (select id from organisation where id = $7), $8, $9, $10, $11, $12, $13, $14
  from admission
  join meeting on meeting.id = admission.meeting_id
 cross join counted
 where admission.id = $3`;
