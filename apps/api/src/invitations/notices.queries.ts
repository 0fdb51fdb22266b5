/**
 * Everybody who must hear of a change of a meeting, a row a person: who takes part, waits or is invited and has not
 * declined, and whoever has it in the calendar. `sent`: a REQUEST about it has left, or may have. $1 meeting
 */
export const READ_RECIPIENTS = `
with live as (
  select distinct on (person_id) person_id, id, status, admission_id, locale
    from registration
   where meeting_id = $1 and status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')
   order by person_id, array_position('{CONFIRMED,PENDING,OFFERED}', status)
), asked as (
  select person_id, id, admission_id from invitation where meeting_id = $1 and status in ('INVITED', 'ACCEPTED')
), entry as (
  select person_id, bool_or(exists (
           select from outgoing_mail
            where calendar is not null and calendar ->> 'uid' = uid and calendar ->> 'method' = 'REQUEST'
              and state in ('SENDING', 'SENT', 'UNKNOWN'))) as sent
    from calendar_entry
   where meeting_id = $1 and cancelled_at is null
   group by person_id
)
select person.id, person.name, person.email, coalesce(person.email, person.contact_email) as address,
       coalesce(live.locale, person.locale) as locale, person.calendar_choice, live.id as registration_id, live.status,
       asked.id as invitation_id, admission.title as admission_title, admission.mode,
       entry.person_id is not null as has_entry, coalesce(entry.sent, false) as sent
  from (select person_id from live union select person_id from asked union select person_id from entry) as told
  join person on person.id = told.person_id
  left join live on live.person_id = person.id
  left join asked on asked.person_id = person.id
  left join entry on entry.person_id = person.id
  left join admission on admission.id = live.admission_id
 order by lower(person.name), person.id`;

/** Notices of a meeting that wait to be let go. Those with a calendar object are finished letters. $1 meeting */
export const READ_HELD_NOTICES = `
select id, person_id, kind, data -> 'before' as before, calendar is not null as finished
  from outgoing_mail
 where meeting_id = $1 and state = 'HELD' and kind in ('meeting-moved', 'meeting-cancelled', 'meeting-day-dropped')
 order by id`;

/** Puts mails aside that something newer takes the place of. $1 mails, $2 why */
export const PUT_ASIDE = `
update outgoing_mail
   set state = 'SUPERSEDED', smtp_response = $2, dedupe_key = null, data = data - 'secret', raw = null
 where id = any ($1::uuid[]) and state in ('READY', 'DEFERRED', 'HELD')`;

/**
 * Puts aside what was not sent yet about a meeting that is cancelled now; only what takes it out of calendars must still
 * go. $1 meeting, $2 why
 */
export const PUT_MEETING_ASIDE = `
update outgoing_mail
   set state = 'SUPERSEDED', smtp_response = $2, dedupe_key = null, data = data - 'secret', raw = null
 where meeting_id = $1 and state in ('READY', 'DEFERRED', 'HELD') and calendar ->> 'method' is distinct from 'CANCEL'`;

/** $1 meeting, $2 when it was revised before */
export const REVISED_LATER = `
update meeting set updated_at = greatest(updated_at, date_trunc('second', $2::timestamptz) + interval '1 second') where id = $1`;

/** $1 hashes, $2 invitations, $3 now */
export const ADD_INVITATION_TOKENS = `
insert into invitation_token (hash, invitation_id, created_at)
select hash, invitation_id, $3 from unnest($1::text[], $2::uuid[]) as token (hash, invitation_id)`;

/** People who wait for a held notice. $1 meetings */
export const COUNT_HELD = `
select meeting_id as "meetingId", count(distinct person_id)::int as people
  from outgoing_mail
 where meeting_id = any ($1::uuid[]) and state = 'HELD' and kind in ('meeting-moved', 'meeting-cancelled', 'meeting-day-dropped')
 group by meeting_id`;

/** Meetings of a process with notices that are held. $1 process */
export const READ_MEETINGS_WITH_HELD = `
select distinct meeting_id as "meetingId"
  from outgoing_mail
 where process_id = $1 and state = 'HELD' and kind in ('meeting-moved', 'meeting-cancelled', 'meeting-day-dropped')`;
