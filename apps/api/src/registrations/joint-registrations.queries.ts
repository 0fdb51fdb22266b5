/** The key under which somebody asked before, and what was answered. $1 scope, $2 key */
export const READ_KEY = `select content_hash, answer from idempotency_key where scope = $1 and key = $2`;

/** $1 scope, $2 key, $3 content hash, $4 answer, $5 now */
export const KEEP_KEY = `insert into idempotency_key (scope, key, content_hash, answer, created_at) values ($1, $2, $3, $4, $5)`;

/** $1 hash, $2 registrations, $3 wish, $4 now */
export const ADD_JOINT_LINK = `insert into joint_link (hash, registration_ids, wish, created_at) values ($1, $2, $3, $4)`;

/** $1 hash */
export const READ_JOINT_LINK = `select registration_ids as "registrationIds", wish, used_at is not null as used from joint_link where hash = $1`;

/** The same, locked. $1 hash */
export const LOCK_JOINT_LINK = `${READ_JOINT_LINK} for update`;

/** $1 hash, $2 registrations, $3 now */
export const USE_JOINT_LINK = `
update joint_link set registration_ids = $2, wish = null, used_at = coalesce(used_at, $3) where hash = $1`;

/** Where registrations are now. $1 registrations */
export const PLACES_OF_REGISTRATIONS = `
select id, meeting_id as "meetingId", admission_id as "admissionId" from registration where id = any ($1::uuid[])`;

/** Meetings that a person's calendar knows already, as by an invitation. $1 person, $2 meetings */
export const MEETINGS_IN_CALENDAR = `
select distinct meeting_id from calendar_entry where person_id = $1 and meeting_id = any ($2::uuid[]) and cancelled_at is null`;
