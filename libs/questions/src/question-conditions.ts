import type { QuestionRule } from './question-rule.js';

/** What somebody has answered, by question; nothing, or an empty list: not answered. */
export type Answers = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * Whether somebody who has answered this is asked a question: a condition can only hang on an earlier question, which must
 * be asked itself.
 *
 * @param questions  all of the form, in their order
 */
export function isShown(question: QuestionRule, questions: readonly QuestionRule[], answers: Answers): boolean {
  const { condition } = question;
  if (condition === null) return true;
  const earlier = questions.slice(0, questions.findIndex(({ id }) => id === question.id)).find(({ id }) => id === condition.questionId);
  if (!earlier || !isShown(earlier, questions, answers)) return false;
  const given = (answers[earlier.id] ?? []).filter((value) => value.trim() !== '');
  return condition.values.length === 0 ? given.length > 0 : given.some((value) => condition.values.includes(value));
}

/** The questions that somebody who has answered this is asked, in their order. */
export function shownQuestions<Question extends QuestionRule>(questions: readonly Question[], answers: Answers): Question[] {
  return questions.filter((question) => isShown(question, questions, answers));
}
