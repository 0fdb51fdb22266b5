/*
 * The statements that register everybody who waits in a meeting's admission queue, in one transaction (READ
 * COMMITTED) after LOCK_SEATS of registration-seats.queries.ts. Their snapshot is newer than the lock: in one
 * statement with it the snapshot would be older, and two servers would seat a person twice.
 */

/**
 * Adds the people behind addresses that nobody has yet; in the order of addresses, so that two batches that add the
 * same ones wait for each other and never for good. An address given twice belongs to whoever came first.
 *
 * $1 ids, $2 names, $3 name keys, $4 addresses as typed, $5 telephones, $6 locales, $7 organisation ids,
 * $8 municipalities, in the order of arrival; $9 now
 */
export const ADD_PEOPLE = `
insert into person (id, name, name_key, email, telephone, locale, organisation_id, municipality, created_at)
select newcomer.id, newcomer.name, name_key, email, telephone, locale, organisation.id, newcomer.municipality, $9
  from (
    select distinct on (lower(email)) *
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[])
             with ordinality as newcomer (id, name, name_key, email, telephone, locale, organisation_id, municipality, arrival)
     order by lower(email), arrival
  ) as newcomer
  left join organisation on organisation.id = organisation_id
 order by lower(email)
on conflict do nothing`;

/**
 * Decides every request and writes all that follows from it: registrations, the counters of the quotas, idempotency
 * keys, consents, tokens, the log. Answers one row a request; nothing is joined that two unlucky estimates could make
 * slow. A request without an outcome must be asked again: it is the second of one person, or of one key, in this batch.
 *
 * $1 meeting, $2 it and the alternatives of its session, $3 its session or null, $4 its process, $5 now
 * $6 until when PENDING seats are held
 * $7 quotas and $8 their seats for newcomers (null: no limit), as the rule sees them after the lock
 * $9 … requests in the order of arrival, columns as named below. person_id is null without a session: then email (as
 * typed) and name_key say who it is, and token_hash, else null, is the link in the mail. scope and key may be null: no
 * idempotency. need_kinds and consents are parted by spaces, consents each as kind@version; answers are JSON, as [{"questionId": …, "value": ["…"]}], or null
 */
export const REGISTER_MANY = `
with request as materialized (
  select *
    from unnest($9::uuid[], $10::uuid[], $11::uuid[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
                $17::text[], $18::text[], $19::text[], $20::uuid[], $21::text[], $22::text[], $23::text[], $24::text[],
                $25::text[], $26::text[], $27::uuid[], $28::text[], $29::text[], $30::text[]) with ordinality
           as request (registration_id, admission_id, person_id, email, name, name_key, telephone, scope, key,
                       content_hash, token_hash, organisation_id, organisation_name, comes_as, municipality, needs,
                       locale, consents, audit_id, answers, need_kinds, interpreter_language, arrival)
),
room as materialized (
  select quota.id as quota_id, room.free, quota.last_position,
         (select count(*) from registration where registration.quota_id = quota.id and status = 'WAITING') as waiting
    from unnest($7::uuid[], $8::int[]) as room (quota_id, free)
    join quota on quota.id = room.quota_id
),
asked as materialized (
  select request.*, room.quota_id, room.free, room.last_position, room.waiting, admission.waiting_list,
         case when admission.approval then not exists (
           select from invitation
            where invitation.meeting_id = $1 and invitation.person_id = request.person_id
              and invitation.admission_id = admission.id and invitation.status <> 'WITHDRAWN') else false end as to_approve,
         case when request.comes_as is not null then (
           select id from stakeholder_category where process_id = $4 and stakeholder_category.key = request.comes_as) end as comes_as_id,
         case when request.organisation_id is not null then (
           select id from organisation where id = request.organisation_id) end as known_organisation_id,
         request.person_id is null as visitor, owner.name_key = '' as nameless,
         coalesce(request.person_id, case when owner.name_key in (request.name_key, '') then owner.id end, relative.id) as who,
         case admission.audience
           when 'PUBLIC' then true
           when 'GROUP' then exists (
             select from group_membership
               join meeting_group on meeting_group.group_id = group_membership.group_id and meeting_group.meeting_id = $1
               join meeting on meeting.id = $1
              where group_membership.person_id = request.person_id
                and daterange(starts_on, ends_on, '[]') @> ($5::timestamptz at time zone meeting.timezone)::date)
           else false
         end or exists (
           select from invitation
            where invitation.meeting_id = $1 and invitation.person_id = request.person_id
              and invitation.admission_id = admission.id and invitation.status <> 'WITHDRAWN') as welcome,
         earlier.content_hash as earlier_hash, (earlier.answer ->> 'registrationId')::uuid as earlier_registration_id
    from request
    join admission on admission.id = request.admission_id
    join room on room.quota_id = admission.quota_id
    left join person as owner on request.person_id is null and lower(owner.email) = lower(request.email)
    left join lateral (
      select id from person
       where lower(contact_email) = lower(request.email) and name_key = request.name_key
         and request.person_id is null and coalesce(owner.name_key, '-') not in (request.name_key, '')
       order by created_at, id limit 1
    ) as relative on true
    left join idempotency_key as earlier on earlier.scope = request.scope and earlier.key = request.key
),
live as materialized (
  -- array_position, and not "= any": people have few registrations and a hot meeting many, so the index must be the people's
  select distinct on (person_id) person_id, id, confirmed_at, quota_id, status = 'CONFIRMED' or status <> 'PENDING' and confirmed_at is not null as settled,
         bool_or(status = 'OFFERED' or status in ('WAITING', 'TO_APPROVE') and meeting_id = $1) over (partition by person_id) as waits_here
    from registration
   where person_id = any (array(select who from asked)) and array_position($2::uuid[], meeting_id) is not null
     and status in ('CONFIRMED', 'OFFERED', 'PENDING', 'WAITING', 'TO_APPROVE')
   order by person_id, array_position('{CONFIRMED,PENDING,OFFERED}', status), meeting_id <> $1
),
judged as (
  select asked.*, live.id as live_id, live.confirmed_at is not null as live_confirmed,
         case
           when earlier_hash = content_hash then 'REPEATED'
           when earlier_hash is not null then 'IDEMPOTENCY_KEY_REUSED'
           when comes_as is not null and comes_as_id is null then 'UNKNOWN_CATEGORY'
           when organisation_id is not null and known_organisation_id is null then 'UNKNOWN_ORGANISATION'
           when visitor and free = 0 and not waiting_list then 'FULL'
           when live.id is not null and not besides then 'ALREADY_REGISTERED'
           when who is null then 'ANOTHER_PERSON'
           when not welcome then 'NOT_FOR_YOU'
           when free = 0 and not waiting_list then 'FULL'
           else 'REGISTERED'
         end as verdict
    from asked
    left join live on live.person_id = asked.who
   cross join lateral (
      -- whoever has a seat, or waits in the session's other meeting, may wait here for one that is full or to be approved, once
      select coalesce(settled and not waits_here and live.quota_id <> asked.quota_id and (to_approve or free = 0 and waiting_list), false) as besides
    ) as choice
),
in_turn as (
  select *,
         case when verdict in ('REGISTERED', 'ANOTHER_PERSON') or visitor and verdict = 'ALREADY_REGISTERED' then
           row_number() over (partition by who, case when verdict = 'REGISTERED' then 0 else arrival end order by arrival) > 1
           or key is not null and row_number() over (partition by scope collate "C", key collate "C" order by arrival) > 1
         else false end as again
    from judged
),
numbered as (
  select *, verdict = 'REGISTERED' and not again as newcomer from in_turn
),
counted_off as (
  select *, row_number() over (partition by quota_id, newcomer and not to_approve order by arrival) as turn from numbered
),
placed as (
  select *, coalesce(turn <= free, true) and not to_approve as has_seat,
         row_number() over (partition by quota_id, newcomer, to_approve, coalesce(turn <= free, true), waiting_list order by arrival) as place
    from counted_off
),
decided as materialized (
  select *,
         case when again then null
              when verdict = 'REGISTERED' and not has_seat and not to_approve and not waiting_list then 'FULL'
              else verdict end as outcome,
         case when to_approve then 'TO_APPROVE' when not has_seat then 'WAITING' when visitor then 'PENDING' else 'CONFIRMED' end as status,
         case when not has_seat and not to_approve then last_position + place end as position,
         case when not has_seat and not to_approve then waiting + place end as rank
    from placed
),
kept as (
  insert into idempotency_key (scope, key, content_hash, answer, created_at)
  select scope, key, content_hash, jsonb_build_object('registrationId', case outcome when 'REGISTERED' then registration_id end), $5
    from decided
   where key is not null and (outcome = 'REGISTERED' or visitor and outcome in ('ALREADY_REGISTERED', 'ANOTHER_PERSON'))
   order by scope collate "C", key collate "C"
),
written as (
  insert into registration (id, person_id, meeting_id, session_id, admission_id, quota_id, status, position, registered_at,
                            confirmed_at, hold_until, comes_as_id, organisation_id, organisation_name, municipality, needs,
                            need_kinds, interpreter_language, locale, updated_at)
  select registration_id, who, $1, $3, admission_id, quota_id, status, position, $5,
         case when not visitor then $5::timestamptz end, case status when 'PENDING' then $6::timestamptz end,
         comes_as_id, organisation_id, organisation_name, municipality, needs,
         string_to_array(need_kinds, ' '), interpreter_language, locale, $5
    from decided
   where outcome = 'REGISTERED'
   order by arrival
),
counted as (
  update quota
     set taken = taken + seats_given, last_position = greatest(quota.last_position, highest)
    from (
      select quota_id, count(*) filter (where has_seat) as seats_given, max(position) as highest
        from decided where outcome = 'REGISTERED' group by quota_id
    ) as given
   where quota.id = given.quota_id
),
agreed as (
  insert into consent (id, registration_id, kind, text_version, given_at)
  select gen_random_uuid(), registration_id, split_part(consent, '@', 1), split_part(consent, '@', 2), $5
    from decided cross join lateral string_to_table(consents, ' ') as consent
   where outcome = 'REGISTERED' and consents <> ''
),
answered as (
  -- a question that was removed a moment ago has no answers
  insert into registration_answer (id, registration_id, question_id, value, answered_at)
  select gen_random_uuid(), registration_id, question.id, given.value, $5
    from decided
   cross join lateral jsonb_to_recordset(answers::jsonb) as given ("questionId" uuid, value text[])
    join question on question.id = given."questionId"
   where outcome = 'REGISTERED' and answers is not null
),
agreed_in_form as (
  insert into consent (id, registration_id, question_id, kind, text_version, given_at)
  select gen_random_uuid(), registration_id, question.id, question.key, given.value[1], $5
    from decided
   cross join lateral jsonb_to_recordset(answers::jsonb) as given ("questionId" uuid, value text[])
    join question on question.id = given."questionId" and question.kind = 'CONSENT'
   where outcome = 'REGISTERED' and answers is not null
),
linked as (
  insert into registration_token (hash, registration_id, purpose, wish, created_at)
  select token_hash, case outcome when 'REGISTERED' then registration_id else live_id end,
         case when outcome = 'ANOTHER_PERSON' then 'ANOTHER_PERSON' when outcome = 'ALREADY_REGISTERED' and live_confirmed then 'MANAGE' else 'CONFIRM' end,
         case when outcome = 'ANOTHER_PERSON' or nameless then jsonb_build_object(
           'meetingId', $1, 'admissionId', admission_id, 'name', name, 'email', email, 'telephone', telephone,
           'organisationId', organisation_id, 'organisationName', organisation_name, 'comesAs', comes_as,
           'municipality', municipality, 'needs', needs, 'needKinds', string_to_array(need_kinds, ' '),
           'interpreterLanguage', interpreter_language, 'locale', locale,
           'consents', to_jsonb(coalesce(string_to_array(nullif(consents, ''), ' '), '{}')),
           'answers', coalesce(answers::jsonb, '[]')) end, $5
    from decided
   where token_hash is not null and outcome in ('REGISTERED', 'ALREADY_REGISTERED', 'ANOTHER_PERSON')
),
logged as (
  insert into audit_entry (id, at, person_id, action, subject_type, subject_id, process_id, details)
  select audit_id, $5, case when not visitor then who end, 'registration.made', 'registration', registration_id, $4,
         jsonb_build_object('status', status, 'admissionId', admission_id)
    from decided
   where outcome = 'REGISTERED'
)
select arrival::int, outcome, status, rank::int,
       case outcome when 'REGISTERED' then registration_id when 'REPEATED' then earlier_registration_id else live_id end as registration_id,
       who as person_id
  from decided
 order by arrival`;
