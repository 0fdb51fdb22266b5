/** To whom letters about registrations go, and what they say of each. $1 registrations */
export const READ_RECIPIENTS = `
with line as (
  select id, row_number() over (partition by quota_id order by position) as rank
    from registration
   where status = 'WAITING' and quota_id in (select quota_id from registration where id = any ($1::uuid[]) and status = 'WAITING')
)
select registration.id, registration.meeting_id, registration.status, registration.confirmed_at is not null as confirmed,
       registration.locale, line.rank::int, person.id as person_id, person.name,
       coalesce(person.email, person.contact_email) as address, person.calendar_choice,
       admission.title as admission_title, admission.mode
  from registration
  join person on person.id = registration.person_id
  join admission on admission.id = registration.admission_id
  left join line on line.id = registration.id
 where registration.id = any ($1::uuid[])`;

/** What letters say of meetings. $1 meetings */
export const READ_MEETINGS_FOR_LETTERS = `
select meeting.id, meeting.process_id, meeting.title, meeting.date, meeting.timezone, meeting.online_url,
       meeting.created_at, meeting.updated_at, meeting.synthetic,
       process.slug, process.title as process_title,
       participant_group.key as group_key, participant_group.title as group_title, series.title as series_title,
       session.number, venue.name as venue_name, venue.street, venue.municipality, venue.country, room.name as room,
       (select coalesce(jsonb_agg(jsonb_build_object(
                 'position', position, 'date', date, 'startsAt', starts_at, 'endsAt', ends_at,
                 'starts', to_char(starts, 'YYYY-MM-DD"T"HH24:MI'), 'ends', to_char(ends, 'YYYY-MM-DD"T"HH24:MI')) order by position), '[]')
          from meeting_day where meeting_id = meeting.id) as days
  from meeting
  join process on process.id = meeting.process_id
  left join participant_group on participant_group.id = meeting.group_id
  left join series on series.id = meeting.series_id
  left join session on session.id = meeting.session_id
  left join venue on venue.id = meeting.venue_id
  left join room on room.id = meeting.room_id
 where meeting.id = any ($1::uuid[])`;

/** Links with which the people behind registrations can change or cancel them. $1 hashes, $2 registrations, $3 now */
export const ADD_MANAGE_TOKENS = `
insert into registration_token (hash, registration_id, purpose, created_at)
select hash, registration_id, 'MANAGE', $3 from unnest($1::text[], $2::uuid[]) as token (hash, registration_id)`;
