/* How free seats get to those who wait. All of it under the lock of registration-seats.queries.ts. */

import { IN_TURN } from './registration-seats.queries.js';

/**
 * The first in line for the free seats of each quota: people whose turn can come, by their place. Somebody first in two
 * lines at once is taken in the one where they have waited longer. $1 quotas
 */
export const FIRST_IN_LINE = `
with room as materialized (
  -- once a quota, and not for everybody who waits
  select id, seats - taken - kept_seats(id) as free from quota where id = any ($1::uuid[])
)
select distinct on (person_id) id, person_id, meeting_id, quota_id, free, ahead
  from (
    select registration.*, room.free,
           (row_number() over (partition by quota_id order by registration.position) - 1)::int as ahead
      from registration
      join room on room.id = registration.quota_id
     where quota_id = any ($1::uuid[]) and status = 'WAITING' and ${IN_TURN}
       and coalesce(room.free > 0, true)
  ) as line
 where free is null or ahead < free
 order by person_id, registered_at, id`;

/** Gives up the other seats of people who are about to get one in the same choice. $1 people, $2 quotas, $3 now, $4 what they get */
export const GIVE_UP_OTHER_SEATS = `
update registration set status = 'CANCELLED', cancelled_at = $3, hold_until = null, updated_at = $3
 where person_id = any ($1::uuid[]) and quota_id = any ($2::uuid[]) and status in ('CONFIRMED', 'OFFERED', 'PENDING')
   and id <> all ($4::uuid[])
returning id, person_id, meeting_id, quota_id`;

/** Ends the other waiting places of people who were given a seat: they are not promoted twice. $1 people, $2 quotas, $3 now */
export const LEAVE_OTHER_LINES = `
update registration set status = 'CANCELLED', cancelled_at = $3, updated_at = $3
 where person_id = any ($1::uuid[]) and quota_id = any ($2::uuid[]) and status in ('WAITING', 'TO_APPROVE')`;

/** Seats people who waited, or took an offer. $1 registrations, $2 now */
export const PROMOTE = `
update registration set status = 'CONFIRMED', confirmed_at = coalesce(confirmed_at, $2), hold_until = null, updated_at = $2
 where id = any ($1::uuid[])`;

/** Holds a seat for each of them until they answer. $1 registrations, $2 until when, in the same order, $3 now */
export const OFFER = `
update registration set status = 'OFFERED', hold_until = offer.until, updated_at = $3
  from unnest($1::uuid[], $2::timestamptz[]) as offer (id, until)
 where registration.id = offer.id`;

/** Ends holds and offers that have run out, in the quotas given. $1 quotas, $2 now */
export const EXPIRE_HOLDS = `
update registration set status = 'EXPIRED', hold_until = null, updated_at = $2
  from (select id, status from registration
         where quota_id = any ($1::uuid[]) and status in ('PENDING', 'OFFERED') and hold_until <= $2) as over
 where registration.id = over.id and registration.hold_until <= $2
returning registration.id, quota_id, meeting_id, over.status as was`;

const NOBODY_IN_TURN = `
not exists (select from registration where registration.quota_id = quota.id and registration.status = 'WAITING' and ${IN_TURN})`;

/** Meetings with holds or offers that have run out, or reserved seats to release: one for each session. $1 now */
export const MEETINGS_TO_SETTLE = `
select distinct on (coalesce(session_id, meeting_id)) meeting_id
  from (
    select meeting_id, session_id
      from registration
     where status in ('PENDING', 'OFFERED') and hold_until <= $1
     union all
    select meeting.id, meeting.session_id
      from quota
      join meeting on meeting.id = quota.meeting_id
     where releases_at <= $1 and releases_to_id is not null and seats > taken + kept_seats(quota.id) and ${NOBODY_IN_TURN}
       and meeting.status in ('SAVE_THE_DATE', 'SCHEDULED')
       and coalesce(starts_at, (latest + 1)::timestamp at time zone timezone, 'infinity') > $1
  ) as due`;

/**
 * Gives what is left of reserved seats to the others of their meeting, once nobody in their own line has a turn. Those
 * that become free later go the same way. $1 quotas, $2 now
 */
export const RELEASE_SEATS = `
with spare as (
  select id, meeting_id, releases_to_id, kept_seats(id) as kept, seats - taken - kept_seats(id) as free
    from quota
   where id = any ($1::uuid[]) and releases_to_id is not null and releases_at <= $2 and seats > taken + kept_seats(id) and ${NOBODY_IN_TURN}
), given as (
  update quota set seats = taken + kept from spare where quota.id = spare.id
), received as (
  update quota set seats = seats + gift.free
    from (select releases_to_id, sum(free) as free from spare group by releases_to_id) as gift
   where quota.id = gift.releases_to_id
)
select id, meeting_id as "meetingId", releases_to_id as "releasesTo", free from spare`;
