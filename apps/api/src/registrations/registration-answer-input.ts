import { answerFault, type Answers, normalAnswer, shownQuestions } from '@percorso/questions';
import { DomainError, DomainErrors, InvalidError } from '../kernel/domain-error.js';
import type { AskedQuestion } from '../questions/questions.queries.js';
import type { AttachableFiles } from './answer-files.queries.js';
import type { AnswerInput } from './registration.graphql.js';
import type { CheckedAnswer } from './registration-wish.js';

const MOST_VALUES = 100;

/** What answers are checked against besides the form. */
export interface AnswersBefore {
  /** What they answered before, and stays where it is not given anew. */
  kept?: Answers;
  /** The files that they answer with. */
  files?: AttachableFiles;
  /** Whether answers may be missing, since the person is asked for them later. */
  mayLeaveOut?: boolean;
}

/**
 * Checks what somebody answers. An answer to a question that they are not asked, since its condition is not met, is left
 * out.
 *
 * @returns answers to the questions that are shown, without empty ones
 * @throws DomainErrors  every fault: of a question that is not asked here, or answered twice, at ["answers", index, "questionId"], of an
 *                       answer or a missing one at ["answers", the question's id]
 */
export function checkAnswers(questions: readonly AskedQuestion[], inputs: readonly AnswerInput[], { kept = {}, files = new Map(), mayLeaveOut = false }: AnswersBefore = {}): CheckedAnswer[] {
  const faults: DomainError[] = [];
  const answers: Record<string, readonly string[] | undefined> = { ...kept };
  const given = new Set<string>();
  const gone = new Set<string>();
  for (const [index, { questionId, value }] of inputs.entries()) {
    const question = questions.find(({ id }) => id === questionId);
    const path = ['answers', String(index), 'questionId'];
    if (!question) faults.push(new DomainError('UNKNOWN_REFERENCE', { value: questionId }, path));
    else if (given.has(questionId)) faults.push(new InvalidError('invalid.oneAnswer', path));
    else if (value.length > MOST_VALUES) faults.push(new InvalidError('invalid.tooMany', ['answers', questionId], { most: MOST_VALUES }));
    else {
      const answer = question.kind === 'FILE' ? fileAnswer(question, value, kept[questionId], files) : normalAnswer(question, value);
      if (answer === null) gone.add(questionId);
      answers[questionId] = answer ?? value;
    }
    given.add(questionId);
  }
  const checked = shownQuestions(questions, answers).map((question) => ({ question, value: [...(answers[question.id] ?? [])] }));
  for (const { question, value } of checked) {
    const fault = mayLeaveOut && value.length === 0 ? null : answerFault(question, value);
    if (gone.has(question.id)) faults.push(new InvalidError('invalid.fileGone', ['answers', question.id]));
    else if (fault) faults.push(new InvalidError(fault.reason, ['answers', question.id], fault.values));
  }
  if (faults.length > 0) throw new DomainErrors(faults);
  return checked.flatMap(({ question: { id: questionId, kind }, value }) => (value.length > 0 ? [{ questionId, value, ...(kind === 'FILE' && { fileId: value[0] }) }] : []));
}

/** The id and the name of the file that is meant by its key, or by its id where it is the answer already; null: there is none. */
function fileAnswer(question: AskedQuestion, value: readonly string[], before: readonly string[] | undefined, files: AttachableFiles): readonly string[] | null {
  const [key] = normalAnswer(question, value);
  if (key === undefined) return [];
  if (before?.[0] === key) return before;
  const file = files.get(key);
  return file?.questionId === question.id ? [file.id, file.name] : null;
}
