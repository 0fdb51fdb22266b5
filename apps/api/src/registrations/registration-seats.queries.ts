/*
 * The seats of a meeting. Whoever moves registrations between statuses, or changes seats, first runs LOCK_SEATS in
 * the same transaction, and before it changes any row of the meeting itself.
 */

/**
 * Of a registration that waits: whether its turn can come. It cannot before the address is confirmed, nor while the
 * person has the offer of another seat of the choice; those are passed over, and keep nobody else from a seat.
 */
export const IN_TURN = `
  (registration.confirmed_at is not null and not exists (
     select from registration as offer
      where offer.person_id = registration.person_id and offer.status = 'OFFERED'
        and (offer.meeting_id = registration.meeting_id or offer.session_id = registration.session_id)))`;

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
       admission.approval, quota.id as quota_id, quota.seats, quota.taken, kept_seats(quota.id) as kept, quota.allowed_over, quota.promotion, quota.offer_hours,
       quota.promotion_stops_hours, quota.releases_to_id, quota.releases_at,
       exists (select from registration
                where registration.quota_id = quota.id and registration.status = 'WAITING' and ${IN_TURN}) as somebody_waits
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

/** Draws the next place in the line of a quota. $1 quota */
export const DRAW_PLACE = `update quota set last_position = last_position + 1 where id = $1 returning last_position::int as position`;
