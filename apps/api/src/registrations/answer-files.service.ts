import { createHash } from 'node:crypto';
import { EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { typedFileName } from '../kernel/file-name.js';
import { isId, newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { tokenHash } from '../kernel/secret-token.js';
import { storeFile, StoredFile } from '../kernel/stored-file.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { Process } from '../processes/process.entity.js';
import { visibleProcesses } from '../processes/process.policy.js';
import { QuestionForm } from '../questions/question-form.entity.js';
import { Question } from '../questions/question.entity.js';
import { AnswerFileFault } from './answer-file-fault.js';
import { kindOfFile, TELLING_BYTES } from './answer-file-kind.js';
import { answerFiles } from './answer-files.queries.js';

const BEGIN = 'insert into answer_file (id, question_id, name, bytes, created_at) values ($1, $2, $3, 0, $4)';
const KEEP = 'update answer_file set key_hash = $2, kind = $3, bytes = $4, digest = $5 where id = $1';
const DISCARD = 'delete from answer_file where id = $1';
const SAME = 'select id from answer_file where key_hash = $1 and question_id = $2 and digest = $3';

/** Takes in the files with which people answer, before they answer: whoever has no account sends them too. */
@Injectable()
export class AnswerFilesService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Keeps a file for a question that is asked, until somebody answers with its key; a day later it cannot be answered with
   * any more. Sent once more under its key, it is the same file. Nothing is left of one that is refused.
   *
   * @param key  made up by the sender, who alone can answer with it
   * @returns its name as it is kept; null: there is no such question for the viewer
   * @throws AnswerFileFault  when it is empty, too large or of a kind that is not taken; or when the key was another file's
   */
  async receive(questionId: string, key: string, fileName: string, incoming: AsyncIterable<Buffer>, viewer: Viewer, now: Date): Promise<string | null> {
    const em = this.em.fork({ useContext: false });
    if (!(await isAsked(em, questionId, viewer))) return null;
    const id = newId();
    const name = typedFileName(fileName);
    await runSql(em, BEGIN, [id, questionId, name, now]);
    try {
      const { kind, size, digest } = await keep(em, id, incoming);
      await runSql(em, KEEP, [id, tokenHash(key), kind, size, digest]).catch(async (error: unknown) => {
        if (!isTaken(error)) throw error;
        await runSql(em, DISCARD, [id]);
        const [same] = await runSql(em, SAME, [tokenHash(key), questionId, digest]);
        if (!same) throw new AnswerFileFault('answerFile.otherFile');
      });
      return name;
    } catch (error) {
      await runSql(em, DISCARD, [id]);
      throw error;
    }
  }
}

async function keep(em: EntityManager, id: string, incoming: AsyncIterable<Buffer>) {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  const size = await storeFile(em, answerFiles, id, incoming, (chunk) => {
    hash.update(chunk);
    if (head.length === 0) head = Buffer.from(chunk.subarray(0, TELLING_BYTES));
  });
  if (size === 0) throw new AnswerFileFault('answerFile.empty');
  return { kind: await kindOfFile(head, new StoredFile(em, answerFiles, id, size)), size, digest: hash.digest('base64url') };
}

/** Whether a file is asked for by a form that the viewer can see. */
async function isAsked(em: EntityManager, questionId: string, viewer: Viewer): Promise<boolean> {
  const question = isId(questionId) ? await em.findOne(Question, { id: questionId, kind: 'FILE', retiredAt: null }) : null;
  if (!question) return false;
  const { meeting, process } = await em.findOneOrFail(QuestionForm, question.form.id);
  const found = meeting ? em.findOne(Meeting, { $and: [{ id: meeting.id }, visibleMeetings(viewer)] }) : em.findOne(Process, { $and: [{ id: process.id }, visibleProcesses(viewer)] });
  return (await found) !== null;
}

function isTaken(error: unknown): boolean {
  return error instanceof UniqueConstraintViolationException || (error instanceof Error && 'code' in error && error.code === '23505');
}
