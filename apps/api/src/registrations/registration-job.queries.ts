/** A seat that is held for somebody who has not confirmed. $1 registration */
export const WITH_HOLD = `select hold_until from registration where id = $1 and status = 'PENDING'`;

/** $1 registration, $2 until when */
export const HOLD_AFTER_MAIL = `update registration set hold_until = least(hold_until, $2) where id = $1 and status = 'PENDING'`;

/** When a meeting was over: its end, or the end of its latest day in its zone. */
const OVER_AT = `coalesce(meeting.ends_at, (meeting.latest + 1)::timestamp at time zone meeting.timezone)`;

/** $1 meetings that were over before this instant */
export const FORGET_NEEDS = `
update registration set needs = null, need_kinds = '{}', interpreter_language = null
  from meeting
 where meeting.id = registration.meeting_id and (registration.needs is not null or registration.need_kinds <> '{}') and ${OVER_AT} < $1`;

/** $1 meetings that were over before this instant */
export const FORGET_SENSITIVE_ANSWERS = `
delete from registration_answer
 using question, registration, meeting
 where question.id = question_id and question.sensitive and registration.id = registration_id and meeting.id = registration.meeting_id
   and ${OVER_AT} < $1`;

/** $1 meetings that were over before this instant */
export const FORGET_WISHES = `
update registration_token set wish = null
  from meeting
 where meeting.id = (wish ->> 'meetingId')::uuid and wish is not null and ${OVER_AT} < $1`;

/** $1 before this instant: whoever has not pressed the button by then will not */
export const FORGET_JOINT_WISHES = `update joint_link set wish = null where wish is not null and created_at < $1`;

/** The registrations that a mail about several asks to confirm. $1 mail */
export const ASKED_BY_MAIL = `
select registration.id, registration.meeting_id
  from outgoing_mail
 cross join lateral jsonb_array_elements(data -> 'dates') as date
  join registration on registration.id = (date ->> 'registrationId')::uuid
 where outgoing_mail.id = $1`;

/** $1 before this instant */
export const FORGET_KEYS = `delete from idempotency_key where created_at < $1`;
