/** To whom letters about registrations go, and what they say of each. $1 registrations, $2 those whose rank is wanted */
export const READ_RECIPIENTS = `
with line as (
  select id, row_number() over (partition by quota_id order by position) as rank
    from registration
   where status = 'WAITING' and quota_id in (select quota_id from registration where id = any ($2::uuid[]) and status = 'WAITING')
)
select registration.id, registration.meeting_id, registration.status, registration.confirmed_at is not null as confirmed,
       registration.locale, registration.hold_until, registration.refusal_reason, line.rank::int, person.id as person_id, person.name,
       coalesce(person.email, person.contact_email) as address, person.calendar_choice,
       admission.title as admission_title, admission.mode, quota.promotion, quota.offer_hours, quota.promotion_stops_hours,
       exists (select from registration as seat
                where seat.person_id = registration.person_id and seat.meeting_id = registration.meeting_id
                  and seat.status in ('CONFIRMED', 'PENDING')) as seated
  from registration
  join person on person.id = registration.person_id
  join admission on admission.id = registration.admission_id
  join quota on quota.id = registration.quota_id
  left join line on line.id = registration.id
 where registration.id = any ($1::uuid[])`;

/** $1 admissions */
export const READ_ADMISSIONS = `select id, title, mode from admission where id = any ($1::uuid[])`;

/** Links with which the people behind registrations can change or cancel them. $1 hashes, $2 registrations, $3 now */
export const ADD_MANAGE_TOKENS = `
insert into registration_token (hash, registration_id, purpose, created_at)
select hash, registration_id, 'MANAGE', $3 from unnest($1::text[], $2::uuid[]) as token (hash, registration_id)`;
