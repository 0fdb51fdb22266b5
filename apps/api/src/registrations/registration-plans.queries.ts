/** Live registrations of somebody, for whoever looks at what else they have. */
const LIVE = `status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')`;
const SPAN = (day: string) => `tstzrange(${day}.starts_at, coalesce(${day}.ends_at, ${day}.starts_at + interval '1 hour'))`;

/**
 * Which meetings of a plan are held at the same hours as others of it, or as meetings that the person is registered for.
 * Those of one session are alternatives, and no clash. $1 meetings of the plan, $2 person, null for a visitor
 */
export const CLASHES_OF_PLAN = `
select distinct day.meeting_id as "meetingId", other.meeting_id as "otherId"
  from meeting_day as day
  join meeting on meeting.id = day.meeting_id
  join meeting_day as other on other.meeting_id <> day.meeting_id and ${SPAN('other')} && ${SPAN('day')}
  join meeting as held on held.id = other.meeting_id and held.status <> 'CANCELLED'
 where day.meeting_id = any ($1::uuid[]) and (held.session_id is null or held.session_id is distinct from meeting.session_id)
   and (other.meeting_id = any ($1::uuid[])
        or other.meeting_id in (select meeting_id from registration where person_id = $2 and ${LIVE}))`;

/**
 * The groups of which a person is a member today, and how many of their coming meetings they can register for and have not:
 * one a session. $1 person, $2 now
 */
export const OFFERS_TO_MEMBER = `
select group_membership.group_id as "groupId", count(distinct coalesce(meeting.session_id, meeting.id))::int as meetings
  from group_membership
  join participant_group on participant_group.id = group_membership.group_id
  join process on process.id = participant_group.process_id and process.published
  join meeting_group on meeting_group.group_id = group_membership.group_id
  join meeting on meeting.id = meeting_group.meeting_id
 where group_membership.person_id = $1 and daterange(starts_on, ends_on, '[]') @> ($2::timestamptz at time zone process.timezone)::date
   and meeting.status = 'SCHEDULED' and meeting.starts_at > $2
   and exists (
     select from admission
       join quota on quota.id = admission.quota_id
      where admission.meeting_id = meeting.id and admission.audience in ('PUBLIC', 'GROUP')
        and coalesce(admission.opens_at <= $2, true) and coalesce(admission.closes_at > $2, true)
        and (admission.waiting_list or quota.seats is null or quota.taken + kept_seats(quota.id) < quota.seats))
   and not exists (
     select from registration
      where registration.person_id = $1 and ${LIVE}
        and (registration.meeting_id = meeting.id or registration.session_id = meeting.session_id))
 group by group_membership.group_id, participant_group.position
 order by min(meeting.starts_at), participant_group.position`;
