/**
 * The meetings of a process with what a grid shows of each, in its order: by group or series, then by number. Seats are
 * null where an admission has no limit, taken and kept where there is none, present is null until the meeting is closed. $1 process
 */
export const READ_GRID = `
select meeting.id, meeting.status, meeting.date, day.starts::text as starts, session.number,
       participant_group.id as "groupId", participant_group.key as "groupKey", participant_group.title as "groupTitle",
       case when participant_group.id is null then series.id end as "seriesId", series.title as "seriesTitle", meeting.title,
       quota.seats::int as seats, quota.taken::int as taken, quota.kept::int as kept,
       case when meeting.status = 'CLOSED' then came.people::int end as present
  from meeting
  left join meeting_day as day on day.meeting_id = meeting.id and day.position = 1
  left join session on session.id = meeting.session_id
  left join series on series.id = meeting.series_id
  left join participant_group on participant_group.id = meeting.group_id
  left join lateral (
    select case when count(*) = count(seats) then sum(seats) end as seats, sum(taken) as taken, sum(kept_seats(id)) as kept from quota where meeting_id = meeting.id
  ) as quota on true
  left join lateral (
    select count(distinct attendance.person_id) as people
      from meeting_day join attendance on attendance.meeting_day_id = meeting_day.id
     where meeting_day.meeting_id = meeting.id and attendance.status in ('PRESENT', 'LATE')
  ) as came on meeting.status = 'CLOSED'
 where meeting.process_id = $1 and meeting.status <> 'CANCELLED'
 order by participant_group.position nulls last, participant_group.id, series.position nulls last, series.id,
          session.number nulls last, meeting.earliest, meeting.position`;
