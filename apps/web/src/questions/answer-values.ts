import { type Answers, answerFault, normalAnswer, shownQuestions } from '@percorso/questions';

import type { AskedQuestionFragment } from './questions.generated.js';

/** What stands in the fields, by the question's id: a text, what is chosen of several, a file's key and name, or whether a consent is ticked. */
export type AnswerValues = Record<string, string | string[] | boolean | undefined>;

/** What was written, as the rules and the server want it. */
export function answersIn(questions: readonly AskedQuestionFragment[], values: AnswerValues): Answers {
  return Object.fromEntries(questions.map((question) => [question.id, normalAnswer(question, listOf(question, values[question.id]))]));
}

function listOf({ textVersion }: AskedQuestionFragment, value: AnswerValues[string]): readonly string[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [value];
  return value === true && textVersion !== null ? [textVersion] : [];
}

/** What is kept, ready to be changed. A consent to a former text is not ticked. */
export function answerValues(questions: readonly AskedQuestionFragment[], answers: readonly { question: { id: string }; value: readonly string[] }[]): AnswerValues {
  return Object.fromEntries(
    questions.map(({ id, kind, textVersion }) => {
      const value = answers.find(({ question }) => question.id === id)?.value ?? [];
      if (kind === 'SEVERAL' || kind === 'FILE') return [id, [...value]];
      return [id, kind === 'CONSENT' ? value[0] === textVersion : (value[0] ?? '')];
    }),
  );
}

/** The answers to send: to what is shown, empty ones too, so that they replace what was there. */
export function answersToSend(questions: readonly AskedQuestionFragment[], values: AnswerValues): { questionId: string; value: string[] }[] {
  const answers = answersIn(questions, values);
  return shownQuestions(questions, answers).map(({ id }) => ({ questionId: id, value: [...(answers[id] ?? [])] }));
}

/** Whether all that is asked is answered, and rightly. */
export function allAnswered(questions: readonly AskedQuestionFragment[], values: AnswerValues): boolean {
  const answers = answersIn(questions, values);
  return shownQuestions(questions, answers).every((question) => answerFault(question, answers[question.id] ?? []) === null);
}
