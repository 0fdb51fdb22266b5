import { meaningOf } from '@percorso/time';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { insertRows, type Row, updateRows } from '../kernel/table-rows.js';
import type { Path } from './programme-faults.js';
import type { ProgrammeQuestion } from './programme-file.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { nextTextVersion } from '../questions/question-input.js';
import { databaseWord } from './programme-import-plan.js';
import { idOf, type Importing, inWords } from './programme-importing.js';
import * as tables from './programme-tables.js';

/** A form as the file wants it. */
interface WantedForm {
  /** Null: of all meetings of the process. */
  meetingId: string | null;
  questions: readonly ProgrammeQuestion[];
  answersUntil: string | undefined;
  zone: string;
  path: Path;
}

interface KnownQuestion {
  id: string;
  form_id: string;
  meeting_id: string | null;
  key: string;
  kind: string;
  title: LocalizedText;
  hint: LocalizedText | null;
  text_version: string | null;
  answered: boolean;
}

type QuestionRow = Row<typeof tables.questions.columns>;

const KNOWN = `
select question.id, form_id, meeting_id, key, kind, title, hint, text_version,
       exists (select from registration_answer where question_id = question.id) as answered
  from question join question_form on question_form.id = form_id
 where form_id = any($1::uuid[])
   for update of question`;

const FORM_FIELDS = ['questions', 'answersUntil', 'timezone'];
const WRITTEN = ['kind', 'title', 'hint', 'required', 'sensitive', 'options', 'least', 'most', 'condition_id', 'condition_values', 'text_version', 'position', 'retired_at'] as const;

/**
 * Writes the forms that are new or differ. Questions are known by their keys: one that the file no longer has is removed,
 * or no longer asked when somebody has answered it, and then its kind cannot change either.
 */
export async function writeForms(importing: Importing): Promise<void> {
  const forms = wantedForms(importing);
  if (forms.length === 0 || importing.faults.list().length > 0) return;
  const { em, processId, now } = importing;
  const ids = await formIds(importing, forms);
  const known = await runSql<KnownQuestion>(em, KNOWN, [[...ids.values()]]);
  const byForm = Map.groupBy(known, ({ form_id }) => form_id);
  const added: QuestionRow[] = [];
  const changed: QuestionRow[] = [];
  const gone: KnownQuestion[] = [];
  for (const form of forms) {
    const formId = ids.get(form.meetingId ?? processId) ?? '';
    const before = new Map((byForm.get(formId) ?? []).map((question) => [question.key, question]));
    const idsByKey = new Map(form.questions.map(({ key }) => [key, before.get(key)?.id ?? newId()]));
    for (const [position, question] of form.questions.entries()) {
      const stored = before.get(question.key);
      const earlier = form.questions.find(({ key }) => key === question.shownIf?.question);
      const row = questionRow(importing, question, { formId, position, idsByKey, stored, earlier });
      if (stored?.answered && stored.kind !== row.kind) importing.faults.add([...form.path, 'questions', position, 'kind'], 'programme.questionAnswered');
      (stored ? changed : added).push(row);
    }
    gone.push(...[...before.values()].filter(({ key }) => !idsByKey.has(key)));
  }
  const removed = gone.filter(({ answered }) => !answered).map(({ id }) => id);
  await runSql(em, 'update question set condition_id = null, retired_at = coalesce(retired_at, $2) where id = any($1::uuid[])', [gone.map(({ id }) => id), now]);
  await updateRows(em, tables.questions, WRITTEN, changed.map((row) => ({ ...row, condition_id: null })), ['version = thing.version + 1']);
  await insertRows(em, tables.questions, added);
  await updateRows(em, tables.questions, ['condition_id'], changed);
  await runSql(em, 'delete from question where id = any($1::uuid[])', [removed]);
}

function wantedForms(importing: Importing): WantedForm[] {
  const { wanted, difference, stored } = importing;
  const { added, changed } = difference.sections.meetings;
  const isNew = new Set(added);
  const ofMeetings = (wanted.meetings ?? []).flatMap((meeting, index) => {
    const differs = isNew.has(meeting.key) ? meeting.questions || meeting.answersUntil : changed.get(meeting.key)?.some((field) => FORM_FIELDS.includes(field));
    const { questions = [], answersUntil, timezone = wanted.timezone } = meeting;
    return differs ? [{ meetingId: idOf(importing, 'meetings', meeting.key), questions, answersUntil, zone: timezone, path: ['meetings', index] }] : [];
  });
  const differs = stored ? difference.fields.some((field) => FORM_FIELDS.includes(field)) : wanted.questions || wanted.answersUntil;
  const { questions = [], answersUntil, timezone } = wanted;
  return differs ? [{ meetingId: null, questions, answersUntil, zone: timezone, path: [] }, ...ofMeetings] : ofMeetings;
}

/** The ids of forms by their meetings, or by the process; those that nobody had begun are begun, and all are locked. */
async function formIds({ em, processId, now }: Importing, forms: readonly WantedForm[]): Promise<Map<string, string>> {
  const rows = forms.map(({ meetingId, answersUntil, zone }) => ({
    id: newId(),
    process_id: processId,
    meeting_id: meetingId,
    editable_until: answersUntil === undefined ? null : meaningOf(answersUntil, zone).instant.toISOString(),
    created_at: now.toISOString(),
  }));
  const known = await runSql<{ id: string; of: string }>(
    em,
    `select id, coalesce(meeting_id, process_id) as of from question_form
      where process_id = $1 and coalesce(meeting_id, process_id) = any($2::uuid[]) for no key update`,
    [processId, rows.map(({ meeting_id }) => meeting_id ?? processId)],
  );
  const ids = new Map(known.map(({ id, of }) => [of, id]));
  const isKnown = ({ meeting_id }: (typeof rows)[number]) => ids.has(meeting_id ?? processId);
  await insertRows(em, tables.forms, rows.filter((row) => !isKnown(row)));
  await updateRows(em, tables.forms, ['editable_until'], rows.filter(isKnown).map((row) => ({ ...row, id: ids.get(row.meeting_id ?? processId) ?? row.id })));
  for (const { id, meeting_id } of rows) if (!ids.has(meeting_id ?? processId)) ids.set(meeting_id ?? processId, id);
  return ids;
}

interface QuestionPlace {
  formId: string;
  position: number;
  idsByKey: ReadonlyMap<string, string>;
  stored: KnownQuestion | undefined;
  /** The question that it hangs on. */
  earlier: ProgrammeQuestion | undefined;
}

function questionRow(importing: Importing, question: ProgrammeQuestion, { formId, position, idsByKey, stored, earlier }: QuestionPlace): QuestionRow {
  const { key, kind, required = false, sensitive = false, options = [], least = null, most = null, shownIf } = question;
  const title = inWords(importing, question.title);
  const hint = inWords(importing, question.hint);
  return {
    id: idsByKey.get(key) ?? null,
    form_id: formId,
    key,
    kind: databaseWord(kind),
    title,
    hint,
    required,
    sensitive,
    options: options.map((option) => ({ key: option.key, title: inWords(importing, option.title) })),
    least,
    most,
    condition_id: shownIf ? (idsByKey.get(shownIf.question) ?? null) : null,
    condition_values: (shownIf?.answers ?? []).map((value) => (earlier?.kind === 'yes-no' ? databaseWord(value) : value)),
    text_version: kind === 'consent' ? nextTextVersion(stored ? { title: stored.title, hint: stored.hint, textVersion: stored.text_version } : null, { title: title ?? {}, hint }) : null,
    position,
    retired_at: null,
  };
}
