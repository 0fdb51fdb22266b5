import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { Process } from '../processes/process.entity.js';
import { QuestionForm } from './question-form.entity.js';
import { Question } from './question.entity.js';

/** Where a form hangs. */
interface FormPlace {
  process: Process;
  /** Null: all meetings of the process. */
  meeting: Meeting | null;
}

/**
 * Copies forms to where copies of their meetings or processes are: the questions that are still asked, without answers.
 * Consents begin with the first version of their text. Not yet written: the caller's flush does that.
 *
 * @param move  the deadline of an original as it is for its copy
 */
export async function copyForms(em: EntityManager, places: readonly { from: FormPlace; to: FormPlace }[], move: (deadline: Date, to: FormPlace) => Date): Promise<void> {
  const forms = await em.find(QuestionForm, {
    $or: [
      { meeting: { id: { $in: places.flatMap(({ from }) => from.meeting?.id ?? []) } } },
      { meeting: null, process: { id: { $in: places.flatMap(({ from }) => (from.meeting ? [] : from.process.id)) } } },
    ],
  });
  const questions = await em.find(Question, { form: { id: { $in: forms.map(({ id }) => id) } }, retiredAt: null }, { orderBy: { position: 'asc' } });
  for (const { from, to } of places) {
    const original = forms.find(({ process, meeting }) => (from.meeting ? meeting?.id === from.meeting.id : !meeting && process.id === from.process.id));
    if (!original) continue;
    const form = em.create(QuestionForm, { process: to.process, meeting: to.meeting, editableUntil: original.editableUntil ? move(original.editableUntil, to) : null });
    const own = questions.filter((question) => question.form.id === original.id);
    const ids = new Map(own.map(({ id }) => [id, newId()]));
    for (const { id, key, kind, title, hint, required, sensitive, options, least, most, conditionId, conditionValues, position } of own) {
      em.create(Question, {
        ...{ id: ids.get(id) ?? newId(), form, key, kind, title, hint: hint ?? null, required, sensitive, options, least: least ?? null, most: most ?? null },
        conditionId: (conditionId && ids.get(conditionId)) ?? null,
        conditionValues,
        textVersion: kind === 'CONSENT' ? '1' : null,
        position,
        retiredAt: null,
      });
    }
  }
}
