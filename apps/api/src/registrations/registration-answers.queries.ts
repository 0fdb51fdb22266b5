import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import type { GivenAnswers } from '../questions/answer-sources.js';
import { attachFiles } from './answer-files.queries.js';
import type { CheckedAnswer } from './registration-wish.js';

const OF_REGISTRATIONS = `
select registration_id as "registrationId", question_id as "questionId", value, file_id as "fileId"
  from registration_answer
 where registration_id = any ($1::uuid[])`;

const GIVEN = `
select question_id as "questionId", count(*)::int as count,
       case when question.kind in ('CHOICE', 'SEVERAL') then
         array(select distinct unnest(value) from registration_answer as one where one.question_id = question.id) else '{}' end as values
  from registration_answer
  join question on question.id = question_id
 where question_id = any ($1::uuid[])
 group by question_id, question.id`;

/** $1 registration, $2 the questions that are asked, $3 those of them that are answered and $4 their values in JSON, $5 now */
const WRITE = `
with given as (
  select question_id, array(select jsonb_array_elements_text(value::jsonb)) as value
    from unnest($3::uuid[], $4::text[]) as given (question_id, value)
), taken_away as (
  delete from registration_answer
   where registration_id = $1 and question_id = any ($2::uuid[]) and question_id <> all ($3::uuid[])
)
insert into registration_answer (id, registration_id, question_id, value, answered_at)
select gen_random_uuid(), $1, question_id, value, $5 from given
on conflict (registration_id, question_id)
do update set value = excluded.value, answered_at = excluded.answered_at where registration_answer.value <> excluded.value`;

/** $1 registration, $2 the questions that are asked, $3 now. A consent to a former text ends too. */
const END_CONSENTS = `
update consent set withdrawn_at = $3
 where registration_id = $1 and question_id = any ($2::uuid[]) and withdrawn_at is null
   and not exists (select from registration_answer as answer
                    where answer.registration_id = $1 and answer.question_id = consent.question_id and answer.value[1] = text_version)`;

/** $1 registration, $2 the questions that are asked, $3 now */
const BEGIN_CONSENTS = `
insert into consent (id, registration_id, question_id, kind, text_version, given_at)
select gen_random_uuid(), $1, question.id, question.key, answer.value[1], $3
  from registration_answer as answer
  join question on question.id = answer.question_id and question.kind = 'CONSENT'
 where answer.registration_id = $1 and question.id = any ($2::uuid[])
   and not exists (select from consent
                    where consent.registration_id = $1 and consent.question_id = question.id and text_version = answer.value[1] and withdrawn_at is null)`;

/**
 * What was answered to questions of one meeting, to the same questions of another one: those of the process, and those of
 * the same key, kind and options. Consents are asked anew. $1 registration, $2 the one that gets them, $3 its meeting
 */
const CARRY = `
insert into registration_answer (id, registration_id, question_id, value, file_id, answered_at)
select distinct on (asked.id) gen_random_uuid(), $2, asked.id, answer.value, answer.file_id, answer.answered_at
  from registration_answer as answer
  join question as own on own.id = answer.question_id
  join question as asked on asked.key = own.key and asked.kind = own.kind and asked.kind <> 'CONSENT' and asked.retired_at is null
  join question_form as form on form.id = asked.form_id
  join meeting on meeting.id = $3 and (form.meeting_id = meeting.id or form.meeting_id is null and form.process_id = meeting.process_id)
 where answer.registration_id = $1
   and (asked.kind not in ('CHOICE', 'SEVERAL') or not exists (
         select from unnest(answer.value) as chosen where not asked.options @> jsonb_build_array(jsonb_build_object('key', chosen))))
 order by asked.id, asked.id <> own.id
on conflict do nothing`;

/** By registration; one without answers is missing. */
export async function answersOf(em: EntityManager, registrationIds: readonly string[]): Promise<Map<string, CheckedAnswer[]>> {
  const rows = await runSql<CheckedAnswer & { registrationId: string }>(em, OF_REGISTRATIONS, [registrationIds]);
  return Map.groupBy(rows, ({ registrationId }) => registrationId);
}

/** What registered people have answered to questions; by question. */
export async function answersGiven(em: EntityManager, questionIds: readonly string[]): Promise<Map<string, GivenAnswers>> {
  const rows = await runSql<GivenAnswers & { questionId: string }>(em, GIVEN, [questionIds]);
  return new Map(rows.map(({ questionId, count, values }) => [questionId, { count, values }]));
}

/** Replaces the answers to the questions that are asked, and begins and ends consents with them. */
export async function writeAnswers(em: EntityManager, registrationId: string, askedIds: readonly string[], answers: readonly CheckedAnswer[], now: Date): Promise<void> {
  const ids = answers.map(({ questionId }) => questionId);
  await runSql(em, WRITE, [registrationId, askedIds, ids, answers.map(({ value }) => JSON.stringify(value)), now]);
  await attachFiles(em, [registrationId], answers);
  await runSql(em, END_CONSENTS, [registrationId, askedIds, now]);
  await runSql(em, BEGIN_CONSENTS, [registrationId, askedIds, now]);
}

/** Lets somebody who goes to another meeting keep what they have answered, as far as it is asked there too. */
export async function carryAnswers(em: EntityManager, fromId: string, to: { id: string; meetingId: string }): Promise<void> {
  await runSql(em, CARRY, [fromId, to.id, to.meetingId]);
}
