import type { EntityManager } from '@mikro-orm/postgresql';
import type { QuestionKind, QuestionRule } from '@percorso/questions';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { QuestionOption } from './question.entity.js';

/** A question as it is asked, and as the rules of libs/questions want it. */
export interface AskedQuestion extends QuestionRule {
  formId: string;
  processId: string;
  key: string;
  title: LocalizedText;
  hint: LocalizedText | null;
  options: QuestionOption[];
  sensitive: boolean;
  ofProcess: boolean;
  retired: boolean;
  position: number;
  /** Counts its changes. */
  version: number;
}

/** A form as its organisers see it. */
export interface ShownForm {
  /** That of its meeting, or of its process. */
  id: string;
  editableUntil: Date | null;
  /** In their order, those that are no longer asked at the end. */
  questions: AskedQuestion[];
}

/** What is asked for a meeting. */
export interface MeetingForm {
  /** Of the process first, then of the meeting; those only that are asked still. */
  questions: AskedQuestion[];
  /** Until when answers can be changed: what the meeting's form says, else the process's; null: until the meeting starts. */
  editableUntil: Date | null;
}

interface QuestionRow {
  id: string;
  form_id: string;
  process_id: string;
  key: string;
  kind: QuestionKind;
  title: LocalizedText;
  hint: LocalizedText | null;
  required: boolean;
  sensitive: boolean;
  options: QuestionOption[];
  least: string | null;
  most: string | null;
  condition_id: string | null;
  condition_values: string[];
  text_version: string | null;
  of_process: boolean;
  retired: boolean;
  position: number;
  version: number;
}

const COLUMNS = `
  question.id, form_id, question_form.process_id, question.key, question.kind, question.title, hint, required, sensitive, options, least, most, condition_id,
  condition_values, text_version, question_form.meeting_id is null as of_process, retired_at is not null as retired,
  question.position, question.version`;

/** The forms of meetings, those of their processes first. $1 meetings */
const OF_MEETINGS = `
select meeting.id as asked_for, editable_until, question_form.meeting_id is null as form_of_process, ${COLUMNS}
  from meeting
  join question_form on question_form.meeting_id = meeting.id or question_form.meeting_id is null and question_form.process_id = meeting.process_id
  left join question on question.form_id = question_form.id and retired_at is null
 where meeting.id = any ($1::uuid[])
 order by question_form.meeting_id is not null, question.position`;

/** $1 process; $2 meeting, null: the form for all meetings of the process */
const OF_PLACE = `
select editable_until, ${COLUMNS}
  from question_form
  left join question on question.form_id = question_form.id
 where question_form.process_id = $1 and question_form.meeting_id is not distinct from $2::uuid
 order by retired_at is not null, question.position`;

const BY_IDS = `
select ${COLUMNS}, editable_until
  from question
  join question_form on question_form.id = form_id
 where question.id = any ($1::uuid[])`;

/** All questions that a meeting's people could answer, those of the process first, and with those that are no longer asked. $1 meeting */
const EVER_ASKED = `
select editable_until, ${COLUMNS}
  from meeting
  join question_form on question_form.meeting_id = meeting.id or question_form.meeting_id is null and question_form.process_id = meeting.process_id
  join question on question.form_id = question_form.id
 where meeting.id = $1
 order by question_form.meeting_id is not null, retired_at is not null, question.position`;

type FormRow = { editable_until: string | null } & (QuestionRow | { id: null });

/** What is asked for meetings; a meeting for which nothing is asked is missing. */
export async function formsOfMeetings(em: EntityManager, meetingIds: readonly string[]): Promise<Map<string, MeetingForm>> {
  const rows = await runSql<FormRow & { asked_for: string; form_of_process: boolean }>(em, OF_MEETINGS, [meetingIds]);
  const byMeeting = Map.groupBy(rows, ({ asked_for }) => asked_for);
  return new Map(
    [...byMeeting].map(([id, ofMeeting]) => {
      // The meeting's own form comes last, and has the last word where it says something.
      const deadline = ofMeeting.findLast(({ editable_until }) => editable_until !== null)?.editable_until ?? null;
      return [id, { questions: ofMeeting.flatMap(questionsOf), editableUntil: deadline === null ? null : new Date(deadline) }];
    }),
  );
}

/** The form of a meeting, or of all meetings of a process; one that nobody has begun is empty. */
export async function readForm(em: EntityManager, processId: string, meetingId: string | null): Promise<ShownForm> {
  const rows = await runSql<FormRow>(em, OF_PLACE, [processId, meetingId]);
  const deadline = rows[0]?.editable_until ?? null;
  return { id: meetingId ?? processId, questions: rows.flatMap(questionsOf), editableUntil: deadline === null ? null : new Date(deadline) };
}

/** What was ever asked for a meeting, in its order. */
export async function questionsEverAsked(em: EntityManager, meetingId: string): Promise<AskedQuestion[]> {
  return (await runSql<FormRow>(em, EVER_ASKED, [meetingId])).flatMap(questionsOf);
}

/** Questions of whatever form, also those that are no longer asked. */
export async function questionsById(em: EntityManager, ids: readonly string[]): Promise<Map<string, AskedQuestion>> {
  const rows = await runSql<FormRow>(em, BY_IDS, [ids]);
  return new Map(rows.flatMap(questionsOf).map((question) => [question.id, question]));
}

function questionsOf(row: FormRow): AskedQuestion[] {
  if (row.id === null) return [];
  const { form_id: formId, process_id: processId, condition_id: conditionId, condition_values: values, text_version: textVersion, of_process: ofProcess } = row;
  const { id, key, kind, title, hint, required, sensitive, options, least, most, retired, position, version } = row;
  const condition = conditionId === null ? null : { questionId: conditionId, values };
  return [{ id, formId, processId, key, kind, title, hint, required, sensitive, options, least, most, condition, textVersion, ofProcess, retired, position, version }];
}
