/*
 * The seats of a meeting. Whoever moves registrations between statuses, or changes seats, first runs LOCK_SEATS in
 * the same transaction, and before it changes any row of the meeting itself.
 */

/** All meetings between which a person chooses: those of the session, or the meeting alone. $1 any of them */
const MEETINGS_OF_CHOICE = `
  select coalesce(alternative.id, meeting.id)
    from meeting
    left join meeting as alternative on alternative.session_id = meeting.session_id
   where meeting.id = $1`;

/** Locks the quotas of a meeting and of its session's alternatives, in the order of their ids. $1 meeting */
export const LOCK_SEATS = `
select id from quota where meeting_id in (${MEETINGS_OF_CHOICE}) order by id for no key update`;

/** Likewise of several meetings: in one statement, so that two acts that cross never wait for each other. $1 meetings */
export const LOCK_SEATS_OF_MANY = `
select id from quota
 where meeting_id in (
   select coalesce(alternative.id, meeting.id)
     from meeting
     left join meeting as alternative on alternative.session_id = meeting.session_id
    where meeting.id = any ($1::uuid[]))
 order by id for no key update`;

/** What the rules need of those meetings, one row an admission. $1 meeting */
export const READ_SEATS = `
select meeting.id as meeting_id, meeting.process_id, meeting.session_id, meeting.status, meeting.starts_at,
       meeting.ends_at, meeting.latest::text, meeting.timezone,
       meeting.status <> 'DRAFT' and process.published as published,
       admission.id as admission_id, admission.title, admission.mode, admission.audience, admission.opens_at, admission.closes_at, admission.waiting_list,
       quota.id as quota_id, quota.seats, quota.taken, quota.allowed_over,
       exists (select from registration
                where registration.quota_id = quota.id and registration.status = 'WAITING'
                  and registration.confirmed_at is not null) as somebody_waits
  from meeting
  join process on process.id = meeting.process_id
  join quota on quota.meeting_id = meeting.id
  join admission on admission.quota_id = quota.id
 where meeting.id in (${MEETINGS_OF_CHOICE})
 order by meeting.id, admission.position`;

/** Changes how many seats of quotas are taken. $1 quotas, $2 by how many */
export const COUNT_SEATS = `
update quota set taken = taken + change.seats
  from (select quota_id, sum(seats) as seats from unnest($1::uuid[], $2::int[]) as one (quota_id, seats) group by quota_id) as change
 where quota.id = change.quota_id and change.seats <> 0`;

/** Ends holds that have run out, in the quotas given. $1 quotas, $2 now */
export const EXPIRE_HOLDS = `
update registration set status = 'EXPIRED', hold_until = null, updated_at = $2
 where quota_id = any ($1::uuid[]) and status in ('PENDING', 'OFFERED') and hold_until <= $2
returning id, quota_id`;

/** Meetings with holds that have run out, one for each session. $1 now */
export const MEETINGS_WITH_EXPIRED_HOLDS = `
select distinct on (coalesce(session_id, meeting_id)) meeting_id
  from registration
 where status in ('PENDING', 'OFFERED') and hold_until <= $1`;

/**
 * The first in line for the free seats of each quota: people who have confirmed their address, by their place.
 * Somebody first in two lines at once is taken in the one where they have waited longer. $1 quotas
 */
export const FIRST_IN_LINE = `
select distinct on (person_id) id, person_id, meeting_id, quota_id
  from (
    select registration.*, quota.seats - quota.taken as free, quota.seats is null as unlimited,
           row_number() over (partition by quota_id order by registration.position) as turn
      from registration
      join quota on quota.id = registration.quota_id
     where quota_id = any ($1::uuid[]) and status = 'WAITING' and confirmed_at is not null
       and (quota.seats is null or quota.taken < quota.seats)
  ) as line
 where unlimited or turn <= free
 order by person_id, registered_at, id`;

/** Gives up the other seats of people who are about to get one in the same choice. $1 people, $2 quotas, $3 now */
export const GIVE_UP_OTHER_SEATS = `
update registration set status = 'CANCELLED', cancelled_at = $3, hold_until = null, updated_at = $3
 where person_id = any ($1::uuid[]) and quota_id = any ($2::uuid[]) and status in ('CONFIRMED', 'OFFERED', 'PENDING')
returning id, person_id, meeting_id, quota_id`;

/** Ends the other waiting places of people who were given a seat: they are not promoted twice. $1 people, $2 quotas, $3 now */
export const LEAVE_OTHER_LINES = `
update registration set status = 'CANCELLED', cancelled_at = $3, updated_at = $3
 where person_id = any ($1::uuid[]) and quota_id = any ($2::uuid[]) and status in ('WAITING', 'TO_APPROVE')`;

/** Seats people who waited. $1 registrations, $2 now */
export const PROMOTE = `
update registration set status = 'CONFIRMED', confirmed_at = coalesce(confirmed_at, $2), hold_until = null, updated_at = $2
 where id = any ($1::uuid[])`;

/** Draws the next place in the line of a quota. $1 quota */
export const DRAW_PLACE = `update quota set last_position = last_position + 1 where id = $1 returning last_position::int as position`;
