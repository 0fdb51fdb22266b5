import { answerFault, isShown, normalAnswer, type QuestionKind, type QuestionRule, shownQuestions, valuesOfCondition } from './questions.js';

const aQuestion = (id: string, kind: QuestionKind, more: Partial<QuestionRule> = {}): QuestionRule => ({
  ...{ id, kind, required: false, options: [], least: null, most: null, condition: null, textVersion: null },
  ...more,
});
const diets = [{ key: 'vegetarian' }, { key: 'vegan' }, { key: 'other' }];

describe('what somebody is asked', () => {
  const lunch = aQuestion('lunch', 'YES_NO');
  const diet = aQuestion('diet', 'SEVERAL', { options: diets, condition: { questionId: 'lunch', values: ['YES'] } });
  const which = aQuestion('which', 'TEXT', { condition: { questionId: 'diet', values: ['other'] } });
  const why = aQuestion('why', 'TEXT', { condition: { questionId: 'which', values: [] } });
  const form = [lunch, diet, which, why];
  const asked = (answers: Record<string, string[]>) => shownQuestions(form, answers).map(({ id }) => id);

  it('depends on what was answered before', () => {
    expect(asked({})).toEqual(['lunch']);
    expect(asked({ lunch: ['NO'] })).toEqual(['lunch']);
    expect(asked({ lunch: ['YES'] })).toEqual(['lunch', 'diet']);
    expect(asked({ lunch: ['YES'], diet: ['vegan', 'other'] })).toEqual(['lunch', 'diet', 'which']);
  });

  it('is also a question that only wants an answer, whatever it says', () => {
    expect(asked({ lunch: ['YES'], diet: ['other'], which: ['No milk'] })).toEqual(['lunch', 'diet', 'which', 'why']);
    expect(asked({ lunch: ['YES'], diet: ['other'], which: ['  '] })).not.toContain('why');
  });

  it('is nothing that hangs on a question that is not asked itself', () => {
    expect(asked({ lunch: ['NO'], diet: ['other'], which: ['No milk'] })).toEqual(['lunch']);
  });

  it('is nothing that hangs on a later question, on itself or on one that is gone', () => {
    const early = aQuestion('early', 'TEXT', { condition: { questionId: 'lunch', values: ['YES'] } });
    const itself = aQuestion('itself', 'TEXT', { condition: { questionId: 'itself', values: [] } });
    const answers = { lunch: ['YES'], itself: ['x'] };
    expect(isShown(early, [early, lunch], answers)).toBe(false);
    expect(isShown(itself, [itself], answers)).toBe(false);
    expect(isShown(early, [early], answers)).toBe(false);
  });

  it('can hang on the values that a question has', () => {
    expect([diet, lunch, which].map(valuesOfCondition)).toEqual([['vegetarian', 'vegan', 'other'], ['YES', 'NO'], []]);
  });
});

describe('an answer', () => {
  const faultOf = (question: QuestionRule, ...value: string[]) => answerFault(question, normalAnswer(question, value))?.reason ?? null;
  const number = aQuestion('n', 'NUMBER', { least: '0', most: '10.5' });
  const day = aQuestion('d', 'DATE', { least: '2026-12-01', most: '2026-12-24' });
  const several = aQuestion('s', 'SEVERAL', { options: diets, least: '2', most: '2' });
  const consent = aQuestion('c', 'CONSENT', { textVersion: '2' });

  it.each<[string, QuestionRule, string[], string | null]>([
    ['a text', aQuestion('t', 'TEXT'), ['Ciao'], null],
    ['a text of just as many characters as may be', aQuestion('t', 'TEXT', { most: '4' }), ['Ciao'], null],
    ['one character more', aQuestion('t', 'TEXT', { most: '3' }), ['Ciao'], 'invalid.tooLong'],
    ['more than any text may have', aQuestion('t', 'TEXT', { most: '9000' }), ['x'.repeat(201)], 'invalid.tooLong'],
    ['a bell', aQuestion('t', 'LONG_TEXT'), ['Ci\u0007ao'], 'invalid.characters'],
    ['two texts', aQuestion('t', 'TEXT'), ['one', 'two'], 'invalid.oneAnswer'],
    ['lines', aQuestion('t', 'LONG_TEXT'), ['one\r\ntwo'], null],
    ['one of the options', aQuestion('o', 'CHOICE', { options: diets }), ['vegan'], null],
    ['none of them', aQuestion('o', 'CHOICE', { options: diets }), ['Vegan'], 'invalid.choice'],
    ['two where one is asked', aQuestion('o', 'CHOICE', { options: diets }), ['vegan', 'other'], 'invalid.oneAnswer'],
    ['too few', several, ['vegan', 'vegan'], 'invalid.moreAnswers'],
    ['enough', several, ['vegan', 'other'], null],
    ['too many', several, ['vegan', 'other', 'vegetarian'], 'invalid.fewerAnswers'],
    ['an unknown one among others', several, ['vegan', 'meat'], 'invalid.choice'],
    ['a number with a comma', number, ['10,5'], null],
    ['a number that is too large', number, ['10.51'], 'invalid.tooLarge'],
    ['a number that is too small', number, ['-1'], 'invalid.tooSmall'],
    ['no number', number, ['1e5'], 'invalid.decimal'],
    ['a day', day, ['2026-12-24'], null],
    ['a day that is not', day, ['2026-02-30'], 'invalid.day'],
    ['a day before the first', day, ['2026-11-30'], 'invalid.tooEarly'],
    ['a day after the last', day, ['2026-12-25'], 'invalid.tooLate'],
    ['yes', aQuestion('y', 'YES_NO'), ['YES'], null],
    ['perhaps', aQuestion('y', 'YES_NO'), ['PERHAPS'], 'invalid.choice'],
    ['a consent to the text as it is', consent, ['2'], null],
    ['a consent in one word', consent, ['YES'], null],
    ['a consent to the text as it was', consent, ['1'], 'invalid.consentVersion'],
    ['no consent', consent, ['NO'], null],
    ['no consent where it must be given', { ...consent, required: true }, ['NO'], 'invalid.required'],
    ['nothing', aQuestion('t', 'TEXT'), [], null],
    ['blanks where something is required', aQuestion('t', 'TEXT', { required: true }), ['  '], 'invalid.required'],
  ])('%s', (_what, question, value, fault) => {
    expect(faultOf(question, ...value)).toBe(fault);
  });

  it('is kept without what does not matter', () => {
    expect(normalAnswer(aQuestion('t', 'TEXT'), [' Anna\tRossi '])).toEqual(['Anna Rossi']);
    expect(normalAnswer(aQuestion('t', 'LONG_TEXT'), ['one\r\ntwo'])).toEqual(['one\ntwo']);
    expect(normalAnswer(number, ['1 000,5'])).toEqual(['1000.5']);
    expect(normalAnswer(several, ['vegan', '', 'vegan'])).toEqual(['vegan']);
    expect(normalAnswer(consent, ['YES'])).toEqual(['2']);
  });
});
