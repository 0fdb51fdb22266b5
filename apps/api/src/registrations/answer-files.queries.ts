import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileStore } from '../kernel/stored-file.js';
import { runSql } from '../kernel/run-sql.js';
import { tokenHash } from '../kernel/secret-token.js';
import { LARGEST_ANSWER_FILE } from '@percorso/questions';
import type { AskedQuestion } from '../questions/questions.queries.js';
import { AnswerFileFault } from './answer-file-fault.js';
import type { AnswerFileKind } from './answer-file-kind.js';
import type { AnswerInput } from './registration.graphql.js';
import type { CheckedAnswer } from './registration-wish.js';

/** Files with which people answer. */
export const answerFiles: FileStore = {
  table: 'answer_file_piece',
  owner: 'answer_file_id',
  largest: LARGEST_ANSWER_FILE,
  tooLarge: () => new AnswerFileFault('answerFile.tooLarge', { most: LARGEST_ANSWER_FILE / 1_000_000 }),
};

/** A file that can be an answer. */
export interface AttachableFile {
  id: string;
  name: string;
  questionId: string;
}

/** By the key under which each was sent. */
export type AttachableFiles = ReadonlyMap<string, AttachableFile>;

const DAY = 24 * 3_600_000;
/** So long an answer can be begun with a file before it is sent, and then it stays a day more, for those who are sending just then. */
const ATTACHABLE = DAY;
const UNUSED_KEPT = 2 * DAY;

/** $1 hashes of keys, $2 those sent since then that nobody has answered with yet */
const BY_KEYS = `
select key_hash, id, name, question_id
  from answer_file
 where key_hash = any ($1::text[]) and (created_at > $2 or exists (select from registration_answer where file_id = answer_file.id))`;

/** Whoever answers with a file holds it, so that it does not go meanwhile. $1 registrations, $2 files */
const ATTACH = `
with file as materialized (
  select id from answer_file where id = any ($2::uuid[]) order by id for key share
)
update registration_answer set file_id = file.id
  from file, question
 where registration_id = any ($1::uuid[]) and question.id = registration_answer.question_id and question.kind = 'FILE'
   and value[1] = file.id::text and file_id is distinct from file.id`;

/** Answers whose file has gone meanwhile. $1 registrations */
const DROP_DANGLING = `
delete from registration_answer using question
 where registration_id = any ($1::uuid[]) and question.id = question_id and question.kind = 'FILE' and file_id::text is distinct from value[1]`;

/** The files in what visitors ask for and have not confirmed. */
const WISHED = `jsonb_path_query(wish, 'strict $.**.answers[*].fileId') #>> '{}'`;

/** Files that came in before $1 and that no answer names, nor what a visitor may still confirm. */
const FORGET_UNUSED = `
delete from answer_file
 where created_at < $1 and not exists (select from registration_answer where file_id = answer_file.id)
   and id::text not in (select ${WISHED} from registration_token where wish is not null union all select ${WISHED} from joint_link where wish is not null)`;

/** Those of somebody's own unconfirmed requests. $1 registrations' person, $2 addresses */
const FORGET_WISHED = `
delete from answer_file
 where not exists (select from registration_answer where file_id = answer_file.id)
   and id::text in (
     select ${WISHED} from registration_token where wish is not null and (registration_id in (select id from registration where person_id = $1) or lower(wish ->> 'email') = any ($2::text[]))
     union all
     select ${WISHED} from joint_link where wish is not null and (registration_ids && array(select id from registration where person_id = $1) or lower(wish ->> 'email') = any ($2::text[])))`;

/** The file that somebody may read, and of whose answers it is one. $1 file */
const WITH_READERS = `
select answer_file.id, answer_file.name, answer_file.kind, answer_file.bytes,
       jsonb_agg(jsonb_build_object('id', registration.id, 'personId', registration.person_id, 'meetingId', meeting.id, 'processId', meeting.process_id)) as owners
  from answer_file
  join registration_answer on file_id = answer_file.id
  join registration on registration.id = registration_id
  join meeting on meeting.id = registration.meeting_id
 where answer_file.id = $1
 group by answer_file.id`;

/** An attached file with the registrations that it is an answer in. */
export interface AttachedFile {
  id: string;
  name: string;
  kind: AnswerFileKind;
  bytes: number;
  owners: { id: string; personId: string; meetingId: string; processId: string }[];
}

/** The files that answers name by their keys; none are looked for where no file is asked for. */
export async function attachableFiles(em: EntityManager, questions: readonly AskedQuestion[], answers: readonly AnswerInput[], now: Date): Promise<AttachableFiles> {
  const asked = new Set(questions.filter(({ kind }) => kind === 'FILE').map(({ id }) => id));
  const keys = asked.size === 0 ? [] : answers.flatMap(({ questionId, value: [key] }) => (asked.has(questionId) && key !== undefined ? [key] : []));
  if (keys.length === 0) return new Map();
  const rows = await runSql<{ key_hash: string; id: string; name: string; question_id: string }>(em, BY_KEYS, [keys.map(tokenHash), new Date(now.getTime() - ATTACHABLE)]);
  const byHash = new Map(rows.map(({ key_hash: hash, id, name, question_id: questionId }) => [hash, { id, name, questionId }]));
  return new Map(keys.flatMap((key) => {
    const file = byHash.get(tokenHash(key));
    return file ? [[key, file] as const] : [];
  }));
}

/** Ties answers that were just written to their files; those whose file is gone go too, and are missing then. */
export async function attachFiles(em: EntityManager, registrationIds: readonly string[], answers: readonly CheckedAnswer[]): Promise<void> {
  const fileIds = answers.flatMap(({ fileId }) => fileId ?? []);
  if (fileIds.length === 0 || registrationIds.length === 0) return;
  await runSql(em, ATTACH, [registrationIds, fileIds]);
  await runSql(em, DROP_DANGLING, [registrationIds]);
}

/** Null: there is none, or no answer names it. */
export async function findAttachedFile(em: EntityManager, id: string): Promise<AttachedFile | null> {
  const [file] = await runSql<AttachedFile>(em, WITH_READERS, [id]);
  return file ?? null;
}

/** Deletes files that were sent and never became an answer. */
export async function forgetUnusedFiles(em: EntityManager, now: Date): Promise<void> {
  await runSql(em, FORGET_UNUSED, [new Date(now.getTime() - UNUSED_KEPT)]);
}

/** Deletes the files in what somebody asked for and has not confirmed. @param addresses  theirs, in small letters */
export async function forgetWishedFiles(em: EntityManager, personId: string, addresses: readonly string[]): Promise<void> {
  await runSql(em, FORGET_WISHED, [personId, addresses]);
}
