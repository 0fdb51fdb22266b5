import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { deadlineAt } from '../kernel/deadline.js';
import { DomainError, InvalidError, StaleError } from '../kernel/domain-error.js';
import { checkKey, freeKey } from '../kernel/free-key.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { Process } from '../processes/process.entity.js';
import { visibleProcesses } from '../processes/process.policy.js';
import { AnswerSources } from './answer-sources.js';
import { QuestionForm } from './question-form.entity.js';
import type { AddQuestionInput, AddReadyMadeQuestionInput, ChangeQuestionInput, MoveQuestionInput, RemoveQuestionInput, SetAnswerDeadlineInput } from './question.graphql.js';
import { checkConditions, questionValues, type QuestionValues } from './question-input.js';
import { readyMade } from './question-ready-made.js';
import { Question } from './question.entity.js';
import { mayBuildForm } from './question.policy.js';
import { type AskedQuestion, readForm, type ShownForm } from './questions.queries.js';

const MOST_QUESTIONS = 60;

/** Where a form hangs: a meeting, or all meetings of a process. */
interface FormPlace {
  process: Process;
  /** Null: all meetings of the process. */
  meeting: Meeting | null;
}

/** What became of a form. */
interface FormChange {
  form: ShownForm;
  /** Null: it was removed, or none was changed. */
  question: AskedQuestion | null;
}

/** How organisers build the forms of their meetings. Whoever changes a form has its row locked. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly answers: AnswerSources,
  ) {}

  /** Adds a question at the end. @throws DomainError  INVALID at its field */
  async add({ key, question: input, ...where }: AddQuestionInput, viewer: Viewer, now: Date): Promise<FormChange> {
    return this.#change(await this.#placeOf(where, viewer), viewer, now, (questions) => {
      const values = questionValues(input, null, { count: 0, values: [] });
      const used = new Set(questions.map((each) => each.key));
      return { values, key: key == null ? freeKey(values.title, used) : checkKey(key, used, ['key']) };
    });
  }

  /** Adds a question that comes with its texts, as often as it is wanted. */
  async addReadyMade({ readyMade: which, ...where }: AddReadyMadeQuestionInput, viewer: Viewer, now: Date): Promise<FormChange> {
    const { key, kind, title, hint } = readyMade[which];
    return this.#change(await this.#placeOf(where, viewer), viewer, now, (questions) => {
      const used = new Set(questions.map((each) => each.key));
      const values: QuestionValues = { kind, title, hint, required: false, sensitive: false, options: [], least: null, most: null, conditionId: null, conditionValues: [], textVersion: '1' };
      return { values, key: freeKey({ it: key }, used) };
    });
  }

  /**
   * Changes a question. What people have answered stays true: its kind and the options that somebody chose cannot go.
   *
   * @throws DomainError  STALE when somebody else has saved since the version that the editor saw; INVALID at its field
   */
  async change({ questionId, version, question: input }: ChangeQuestionInput, viewer: Viewer, now: Date): Promise<FormChange> {
    const by = signedIn(viewer);
    return this.#underLock(questionId, viewer, async (em, form, question, asked) => {
      if (version != null && version !== question.version) throw new StaleError();
      const before = outlineOf(question);
      em.assign(question, questionValues(input, question, await this.answers.givenTo(em, question.id)));
      checkConditions(asked, ['question', 'condition']);
      await em.flush();
      await log(em, 'question.changed', form, question, by, now, { before, after: outlineOf(question) });
      return question.id;
    });
  }

  /** Moves a question to another place of its form. @throws DomainError  INVALID when one would come before what it hangs on */
  async move({ questionId, position }: MoveQuestionInput, viewer: Viewer, now: Date): Promise<FormChange> {
    const by = signedIn(viewer);
    return this.#underLock(questionId, viewer, async (em, form, question, asked) => {
      const from = asked.indexOf(question);
      if (from < 0) throw new DomainError('STALE');
      const to = Math.max(0, Math.min(position, asked.length - 1));
      const moved = asked.toSpliced(from, 1).toSpliced(to, 0, question);
      checkConditions(moved, ['position']);
      // Not a change of any of them: whoever is editing one can go on.
      await runSql(em, 'update question set position = rank - 1 from unnest($1::uuid[]) with ordinality as moved (id, rank) where question.id = moved.id', [moved.map(({ id }) => id)]);
      if (from !== to) await log(em, 'question.moved', form, question, by, now, { before: from, after: to });
      return question.id;
    });
  }

  /**
   * Removes a question; one that somebody has answered is kept with the answers, and not asked any more.
   *
   * @throws DomainError  INVALID while another question hangs on it
   */
  async remove({ questionId }: RemoveQuestionInput, viewer: Viewer, now: Date): Promise<FormChange> {
    const by = signedIn(viewer);
    return this.#underLock(questionId, viewer, async (em, form, question) => {
      const others = await em.find(Question, { conditionId: question.id });
      if (others.some(({ retiredAt }) => !retiredAt)) throw new InvalidError('invalid.questionNeeded', ['questionId']);
      // Answers are written with this row locked for their foreign key: from here on none comes in between.
      await runSql(em, 'select from question where id = $1 for update', [question.id]);
      const { count } = await this.answers.givenTo(em, question.id);
      if (count > 0 || others.length > 0) {
        question.retiredAt ??= now;
        await em.flush();
        await log(em, 'question.retired', form, question, by, now, { answers: count });
        return question.id;
      }
      await em.remove(question).flush();
      await log(em, 'question.removed', form, question, by, now, { before: outlineOf(question) });
      return null;
    });
  }

  /** Sets until when people can change their answers. @throws DomainError  INVALID, TIME_SKIPPED */
  async setDeadline({ editableUntil, ...where }: SetAnswerDeadlineInput, viewer: Viewer, now: Date): Promise<FormChange> {
    const by = signedIn(viewer);
    const place = await this.#placeOf(where, viewer);
    const after = deadlineAt(editableUntil ?? null, (place.meeting ?? place.process).timezone, ['editableUntil']);
    return this.em.transactional(async (em) => {
      const form = await lockForm(em, place, now);
      const before = form.editableUntil ?? null;
      form.editableUntil = after;
      await em.flush();
      await log(em, 'questionForm.deadlineSet', form, null, by, now, { before, after });
      return { form: await readForm(em, place.process.id, place.meeting?.id ?? null), question: null };
    });
  }

  async #change(place: FormPlace, viewer: Viewer, now: Date, make: (questions: Question[]) => { values: QuestionValues; key: string }): Promise<FormChange> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const form = await lockForm(em, place, now);
      const questions = await em.find(Question, { form }, { orderBy: { position: 'asc' } });
      const asked = questions.filter(({ retiredAt }) => !retiredAt);
      if (asked.length >= MOST_QUESTIONS) throw new InvalidError('invalid.tooMany', ['question'], { most: MOST_QUESTIONS });
      const { values, key } = make(questions);
      const question = em.create(Question, { id: newId(), form, key, ...values, position: (asked.at(-1)?.position ?? -1) + 1, retiredAt: null, version: 1 });
      checkConditions([...asked, question], ['question', 'condition']);
      await em.flush();
      await log(em, 'question.added', form, question, by, now, { after: outlineOf(question) });
      return shown(em, form, question.id);
    });
  }

  /** @param work  gets the questions that are asked, in their order. Answers with the id of the question that it leaves */
  async #underLock(
    questionId: string,
    viewer: Viewer,
    work: (em: EntityManager, form: QuestionForm, question: Question, asked: Question[]) => Promise<string | null>,
  ): Promise<FormChange> {
    return this.em.transactional(async (em) => {
      const known = isId(questionId) ? await em.findOne(Question, questionId) : null;
      if (!known) throw new NotFoundError();
      const form = await em.findOneOrFail(QuestionForm, known.form.id);
      if (!mayBuildForm(viewer, form)) throw await this.#mayKnow(form, viewer) ? new ForbiddenError() : new NotFoundError();
      await runSql(em, 'select from question_form where id = $1 for no key update', [form.id]);
      const questions = await em.find(Question, { form }, { orderBy: { position: 'asc' }, refresh: true });
      const question = questions.find(({ id }) => id === questionId);
      if (!question) throw new NotFoundError();
      return shown(em, form, await work(em, form, question, questions.filter(({ retiredAt }) => !retiredAt)));
    });
  }

  async #mayKnow({ process, meeting }: QuestionForm, viewer: Viewer): Promise<boolean> {
    if (meeting) return (await this.em.findOne(Meeting, { $and: [{ id: meeting.id }, visibleMeetings(viewer)] })) !== null;
    return (await this.em.findOne(Process, { $and: [{ id: process.id }, visibleProcesses(viewer)] })) !== null;
  }

  async #placeOf({ meetingId, processId }: { meetingId?: string | null; processId?: string | null }, viewer: Viewer): Promise<FormPlace> {
    signedIn(viewer);
    const meeting = meetingId != null && isId(meetingId) ? await this.em.findOne(Meeting, { $and: [{ id: meetingId }, visibleMeetings(viewer)] }) : null;
    if (meetingId != null && !meeting) throw new NotFoundError();
    const id = meeting ? meeting.process.id : processId;
    const visible = meeting ? {} : visibleProcesses(viewer);
    const process = id != null && isId(id) ? await this.em.findOne(Process, { $and: [{ id }, visible] }) : null;
    if (!process) throw new NotFoundError();
    if (!mayBuildForm(viewer, { process })) throw new ForbiddenError();
    return { process, meeting };
  }
}

/** The form of a place, begun if nobody has, with its row locked. */
async function lockForm(em: EntityManager, { process, meeting }: FormPlace, now: Date): Promise<QuestionForm> {
  await runSql(em, 'insert into question_form (id, process_id, meeting_id, created_at) values ($1, $2, $3, $4) on conflict do nothing', [newId(), process.id, meeting?.id ?? null, now]);
  await runSql(em, 'select from question_form where process_id = $1 and meeting_id is not distinct from $2::uuid for no key update', [process.id, meeting?.id ?? null]);
  return em.findOneOrFail(QuestionForm, { process: process.id, meeting: meeting?.id ?? null }, { refresh: true });
}

async function shown(em: EntityManager, { process, meeting }: QuestionForm, questionId: string | null): Promise<FormChange> {
  const form = await readForm(em, process.id, meeting?.id ?? null);
  return { form, question: form.questions.find(({ id }) => id === questionId) ?? null };
}

/** A question as the log keeps it: with its texts, since people agreed to them. */
function outlineOf({ key, kind, title, hint, required, sensitive, options, least, most, textVersion }: Question) {
  return { key, kind, title, hint, required, sensitive, options, least, most, textVersion };
}

function log(em: EntityManager, action: string, form: QuestionForm, question: Question | null, { person, requestId }: SignedIn, at: Date, details: Record<string, unknown>): Promise<void> {
  const subject = question ? { subjectType: 'question', subjectId: question.id } : { subjectType: 'questionForm', subjectId: form.id };
  return recordAudit(em, { at, personId: person.id, action, ...subject, processId: form.process.id, details, requestId });
}
