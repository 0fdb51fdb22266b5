import { allAnswered, answersToSend, answerValues } from './answer-values.js';
import type { AskedQuestionFragment } from './questions.generated.js';

const aQuestion = (id: string, more: Partial<AskedQuestionFragment>): AskedQuestionFragment => ({
  ...{ __typename: 'Question', id, kind: 'TEXT', title: id, titleLocale: 'it', hint: null, hintLocale: null, required: false },
  ...{ options: [], least: null, most: null, condition: null, textVersion: null },
  ...more,
});
const option = (key: string) => ({ __typename: 'QuestionOption' as const, key, title: key, titleLocale: 'it' as const });
const eats = aQuestion('eats', { kind: 'YES_NO', required: true });
const diet = aQuestion('diet', { kind: 'SEVERAL', options: [option('meat'), option('fish')], required: true, condition: { __typename: 'QuestionCondition', questionId: 'eats', values: ['YES'] } });
const recording = aQuestion('recording', { kind: 'CONSENT', textVersion: '2' });
const form = [eats, diet, recording];

describe('what is written in a form', () => {
  it('is sent for what is asked, and empty where nothing is written', () => {
    expect(answersToSend(form, { eats: 'YES', diet: ['fish'], recording: true })).toEqual([
      { questionId: 'eats', value: ['YES'] }, { questionId: 'diet', value: ['fish'] }, { questionId: 'recording', value: ['2'] },
    ]);
    expect(answersToSend(form, { eats: 'NO', diet: ['fish'] })).toEqual([{ questionId: 'eats', value: ['NO'] }, { questionId: 'recording', value: [] }]);
  });

  it('is complete when all that is asked is answered', () => {
    expect([{}, { eats: 'YES' }, { eats: 'NO' }, { eats: 'YES', diet: ['meat'] }].map((values) => allAnswered(form, values))).toEqual([false, false, true, true]);
  });

  it('begins with what is kept, but for a consent to a former text', () => {
    const kept = [{ question: eats, value: ['YES'] }, { question: diet, value: ['meat', 'fish'] }, { question: recording, value: ['1'] }];
    expect(answerValues(form, kept)).toEqual({ eats: 'YES', diet: ['meat', 'fish'], recording: false });
    expect(answerValues(form, [])).toEqual({ eats: '', diet: [], recording: false });
  });
});
