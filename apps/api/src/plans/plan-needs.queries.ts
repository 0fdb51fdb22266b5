/**
 * What waits for the organisers of processes, a row a meeting and kind; for changes of the plan that are not published a
 * row a process. Meetings without minutes are those that are over and not closed. $1 processes, $2 now
 */
export const READ_NEEDS = `
with ahead as (
  select id, process_id, venue_id, online_url, earliest from meeting
   where process_id = any ($1::uuid[]) and status in ('SAVE_THE_DATE', 'SCHEDULED')
     and (coalesce(ends_at, (latest + 1)::timestamptz) > $2 or latest is null)
)
select 'TO_CLOSE' as kind, process_id as "processId", id as "meetingId", earliest, 1 as count
  from meeting
 where process_id = any ($1::uuid[]) and status = 'SCHEDULED' and coalesce(ends_at, (latest + 1)::timestamptz) <= $2
union all
select 'MAIL_FAILED', mail.process_id, mail.meeting_id, meeting.earliest, count(*)::int
  from outgoing_mail as mail left join meeting on meeting.id = mail.meeting_id
 where mail.process_id = any ($1::uuid[]) and mail.state = 'FAILED'
 group by mail.process_id, mail.meeting_id, meeting.earliest
union all
select 'NOTICES_HELD', mail.process_id, mail.meeting_id, meeting.earliest, count(distinct mail.person_id)::int
  from outgoing_mail as mail join meeting on meeting.id = mail.meeting_id
 where mail.process_id = any ($1::uuid[]) and mail.state = 'HELD'
 group by mail.process_id, mail.meeting_id, meeting.earliest
union all
select case registration.status when 'TO_APPROVE' then 'TO_APPROVE' else 'WAITING_LIST' end, ahead.process_id, ahead.id, ahead.earliest, count(*)::int
  from ahead join registration on registration.meeting_id = ahead.id
 where registration.status = 'WAITING' or registration.status = 'TO_APPROVE' and confirmed_at is not null
 group by 1, ahead.process_id, ahead.id, ahead.earliest
union all
select 'NO_PLACE', process_id, id, earliest, 1
  from ahead
 where venue_id is null and online_url is null
union all
select 'NO_ADMISSION', process_id, id, earliest, 1
  from ahead
 where not exists (select from admission where meeting_id = ahead.id)
union all
select 'PLAN_CHANGES', process_id, null, null, count(*)::int
  from plan_change
 where process_id = any ($1::uuid[]) and undone_at is null
 group by process_id`;
