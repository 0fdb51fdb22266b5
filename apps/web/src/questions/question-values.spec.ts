import type { BuiltQuestionFragment } from './form-building.generated.js';
import { newQuestion, questionInput, questionValues } from './question-values.js';

const saved: BuiltQuestionFragment = {
  ...{ __typename: 'Question', id: 'q', key: 'lunch', kind: 'CHOICE', title: 'Pranzo?', titleLocale: 'it', hint: null, hintLocale: null, required: true },
  ...{ sensitive: false, retired: false, answered: 2, version: 3, least: null, most: null, textVersion: null },
  ...{ it: 'Pranzo?', itLocale: 'it', en: 'Pranzo?', enLocale: 'it', fr: 'Déjeuner ?', frLocale: 'fr' },
  ...{ itHint: null, itHintLocale: null, enHint: null, enHintLocale: null, frHint: null, frHintLocale: null },
  condition: { __typename: 'QuestionCondition', questionId: 'stays', values: ['YES'] },
  options: [{ __typename: 'QuestionOption', key: 'all', title: 'Tutto', titleLocale: 'it', it: 'Tutto', itLocale: 'it', en: 'Tutto', enLocale: 'it', fr: 'Tutto', frLocale: 'it' }],
};

describe('a question that is built', () => {
  it('shows in each language only what is written in it', () => {
    expect(questionValues(saved)).toMatchObject({ version: 3, title: { it: 'Pranzo?', en: '', fr: 'Déjeuner ?' }, options: [{ key: 'all', it: 'Tutto', en: '' }], conditionOn: 'stays' });
  });

  it('is sent as it is shown', () => {
    expect(questionInput(questionValues(saved))).toEqual({
      ...{ kind: 'CHOICE', required: true, sensitive: false, least: null, most: null, condition: { questionId: 'stays', values: ['YES'] } },
      title: [{ locale: 'it', text: 'Pranzo?' }, { locale: 'en', text: '' }, { locale: 'fr', text: 'Déjeuner ?' }],
      hint: [{ locale: 'it', text: '' }, { locale: 'en', text: '' }, { locale: 'fr', text: '' }],
      options: [{ key: 'all', title: [{ locale: 'it', text: 'Tutto' }, { locale: 'en', text: '' }, { locale: 'fr', text: '' }] }],
    });
  });

  it('is sent without what its kind has no use for', () => {
    const typed = { ...newQuestion(), least: '1', most: '2' };
    expect(questionInput({ ...typed, kind: 'TEXT' })).toMatchObject({ options: null, least: null, most: '2', condition: null });
    expect(questionInput({ ...typed, kind: 'YES_NO' })).toMatchObject({ options: null, least: null, most: null });
    expect(questionInput({ ...typed, kind: 'SEVERAL' }).options).toHaveLength(2);
  });
});
