/** The days of the meetings that are looked at, with the hours that they are to have. "span": what a meeting's date can mean. */
const OTHER_HOURS = `
other_hours as (
  select * from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamp[], $6::timestamp[]) as moved (meeting_id, starts_at, ends_at, starts, ends)
), own_day as (
  select day.meeting_id, day.position, day.date,
         coalesce(moved.starts_at, day.starts_at) as starts_at, coalesce(moved.ends_at, day.ends_at) as ends_at,
         coalesce(moved.starts, day.starts) as starts, coalesce(moved.ends, day.ends) as ends,
         case when moved.meeting_id is null then daterange(of_day.earliest, of_day.latest, '[]') else daterange(moved.starts::date, moved.ends::date, '[]') end as span
    from meeting_day as day
    join meeting as of_day on of_day.id = day.meeting_id
    left join other_hours as moved on moved.meeting_id = day.meeting_id
   where day.meeting_id = any ($1::uuid[])
)`;

/**
 * Meetings that take place at the same time and need the same thing: a room, a person in charge or a group. A row for
 * each pair and thing. The alternatives of one session are no clash of their group. Cancelled meetings clash with
 * nothing; those without hours are not known to. $1 meetings; $2-$6 other hours that some meetings of one day are to have:
 * meetings, instants of start and end, wall times of start and end
 */
export const READ_PAIRS = `
with ${OTHER_HOURS}, pair as (
  select distinct mine.id, other.id as other_id, mine.room_id, mine.session_id,
         other.room_id as other_room_id, other.session_id as other_session_id, day.starts::date::text as day
    from meeting as mine
    join own_day as day on day.meeting_id = mine.id
    cross join lateral (
      select stored.meeting_id
        from meeting_day as stored
       where tstzrange(stored.starts_at, stored.ends_at) && tstzrange(day.starts_at, day.ends_at)
         and stored.starts_at is not null and stored.ends_at is not null
         and not exists (select from other_hours where other_hours.meeting_id = stored.meeting_id)
      union all
      select other_hours.meeting_id
        from other_hours
       where tstzrange(other_hours.starts_at, other_hours.ends_at) && tstzrange(day.starts_at, day.ends_at)
    ) as other_day
    join meeting as other on other.id = other_day.meeting_id and other.id <> mine.id
   where mine.id = any ($1::uuid[]) and mine.status <> 'CANCELLED' and other.status <> 'CANCELLED'
     and day.starts_at is not null and day.ends_at is not null
), involved as (
  select id from pair union select other_id from pair
), in_charge as (
  select involved.id, membership.person_id, daterange(membership.starts_on, membership.ends_on, '[]') as span
    from involved
    join meeting_group on meeting_group.meeting_id = involved.id
    join group_membership as membership on membership.group_id = meeting_group.group_id and membership.role in ('CHAIR', 'FACILITATOR', 'EXPERT')
  union
  select involved.id, role.person_id, daterange(null, null)
    from involved
    join role_assignment as role
      on role.role = 'FACILITATOR'
     and (role.meeting_id = involved.id or role.group_id in (select group_id from meeting_group where meeting_id = involved.id))
)
select 'ROOM' as kind, pair.id as "meetingId", pair.other_id as "otherId", pair.day, room.name as what
  from pair join room on room.id = pair.room_id
 where pair.other_room_id = pair.room_id
union
select 'PERSON', pair.id, pair.other_id, pair.day, person.name
  from pair
  join in_charge as mine on mine.id = pair.id and mine.span @> pair.day::date
  join in_charge as other on other.id = pair.other_id and other.person_id = mine.person_id and other.span @> pair.day::date
  join person on person.id = mine.person_id
union
select 'GROUP', pair.id, pair.other_id, pair.day, mine.group_id::text
  from pair
  join meeting_group as mine on mine.meeting_id = pair.id
  join meeting_group as other on other.meeting_id = pair.other_id and other.group_id = mine.group_id
 where pair.session_id is distinct from pair.other_session_id or pair.session_id is null
 order by 4, 2, 1, 5, 3`;

/**
 * When and where meetings are, a row a day, as far as it may clash by itself: with a holiday, with the phases of its
 * tracks, with the hours of its venue. What goes on after midnight ends at 24:00 of its day. $1 meetings; $2-$6 as above; $7 phases that there are to be instead of those that
 * there are, as JSON: process, days, tracks; null: there are no others
 */
export const READ_DAYS = `
with ${OTHER_HOURS}, planned_phase as (
  select process_id, earliest, latest, array(select track_id from phase_track where phase_id = phase.id) as track_ids
    from phase
   where $7::jsonb is null and process_id in (select process_id from meeting where id = any ($1::uuid[]))
  union all
  select drafted.*
    from jsonb_to_recordset($7::jsonb) as drafted (process_id uuid, earliest date, latest date, track_ids uuid[])
)
select meeting.id as "meetingId", meeting.process_id as "processId",
       coalesce(day.starts::date::text, case when day.date ~ '^\\d{4}-\\d{2}-\\d{2}$' then day.date end) as day,
       to_char(day.starts, 'HH24:MI') as starts, case when day.ends::date > day.starts::date then '24:00' else to_char(day.ends, 'HH24:MI') end as ends,
       venue.opening_hours as "openingHours", phase.outside
  from meeting
  join own_day as day on day.meeting_id = meeting.id
  left join venue on venue.id = meeting.venue_id
  cross join lateral (
    select count(*) > 0 and not bool_or(daterange(earliest, latest, '[]') && day.span) as outside
      from planned_phase
     where planned_phase.process_id = meeting.process_id
       and (not exists (select from meeting_track where meeting_id = meeting.id)
            or exists (select from meeting_track where meeting_id = meeting.id and track_id = any (planned_phase.track_ids)))
  ) as phase
 where meeting.id = any ($1::uuid[]) and meeting.status <> 'CANCELLED'
 order by meeting.earliest, meeting.id, day.position`;
