import type { EntityManager } from '@mikro-orm/postgresql';
import { answerFault, type Answers, shownQuestions } from '@percorso/questions';
import { type AskedQuestion, formsOfMeetings } from '../questions/questions.queries.js';
import { answersOf } from './registration-answers.queries.js';
import type { CheckedAnswer } from './registration-wish.js';

/** As the rules of libs/questions want them. */
export function byQuestion(answers: readonly CheckedAnswer[]): Answers {
  return Object.fromEntries(answers.map(({ questionId, value }) => [questionId, value]));
}

/** How many questions still want an answer. */
export function countMissing(questions: readonly AskedQuestion[], answers: readonly CheckedAnswer[]): number {
  const given = byQuestion(answers);
  return shownQuestions(questions, given).filter((question) => answerFault(question, given[question.id] ?? []) !== null).length;
}

/** What registered people have yet to answer. */
export interface MissingAnswers {
  count: number;
  /** Until when they can; null: until the meeting starts. */
  until: Date | null;
}

/** By registration; whoever has answered all that is asked is left out. */
export async function missingAnswers(em: EntityManager, places: readonly { registrationId: string; meetingId: string }[]): Promise<Map<string, MissingAnswers>> {
  const forms = await formsOfMeetings(em, [...new Set(places.map(({ meetingId }) => meetingId))]);
  const asked = places.filter(({ meetingId }) => forms.get(meetingId)?.questions.some(({ required }) => required));
  if (asked.length === 0) return new Map();
  const answers = await answersOf(em, asked.map(({ registrationId }) => registrationId));
  return new Map(
    asked.flatMap(({ registrationId, meetingId }) => {
      const { questions = [], editableUntil: until = null } = forms.get(meetingId) ?? {};
      const count = countMissing(questions, answers.get(registrationId) ?? []);
      return count > 0 ? [[registrationId, { count, until }] as const] : [];
    }),
  );
}
