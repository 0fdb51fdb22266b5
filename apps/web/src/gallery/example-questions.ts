import type { BuiltFormFragment, BuiltQuestionFragment } from '../questions/form-building.generated.js';
import type { AnswerValues } from '../questions/answer-values.js';
import type { AskedQuestionFragment } from '../questions/questions.generated.js';

type Option = AskedQuestionFragment['options'][number];

const question: AskedQuestionFragment = {
  __typename: 'Question',
  id: 'question',
  kind: 'TEXT',
  title: '',
  titleLocale: 'it',
  hint: null,
  hintLocale: null,
  required: false,
  options: [],
  least: null,
  most: null,
  condition: null,
  textVersion: null,
};
const option = (key: string, title: string): Option => ({ __typename: 'QuestionOption', key, title, titleLocale: 'it' });

const lunch: AskedQuestionFragment = { ...question, id: 'lunch', kind: 'YES_NO', title: 'Ti fermi a pranzo?', required: true };
const diet: AskedQuestionFragment = {
  ...question,
  id: 'diet',
  kind: 'SEVERAL',
  title: 'Che cosa non mangi?',
  hint: 'Lo diciamo solo a chi cucina.',
  hintLocale: 'it',
  required: true,
  options: [option('meat', 'Carne'), option('fish', 'Pesce'), option('gluten', 'Glutine'), option('nothing', 'Mangio di tutto')],
  condition: { __typename: 'QuestionCondition', questionId: 'lunch', values: ['YES'] },
};
const recording: AskedQuestionFragment = {
  ...question,
  id: 'recording',
  kind: 'CONSENT',
  title: 'Acconsento alla registrazione audio e video del mio intervento',
  hint: 'Il consenso è facoltativo: si partecipa anche senza.',
  hintLocale: 'it',
  textVersion: '2',
};

const curriculum: AskedQuestionFragment = { ...question, id: 'curriculum', kind: 'FILE', title: 'Allega un breve curriculum', required: true };

/** One of each kind, one of them asked only after a certain answer, one in another language. */
export const everyQuestion: AskedQuestionFragment[] = [
  lunch,
  diet,
  { ...question, id: 'table', kind: 'CHOICE', title: 'A quale tavolo vuoi lavorare?', options: [option('home', 'Cure a domicilio'), option('young', 'Adolescenti')] },
  { ...question, id: 'town', kind: 'CHOICE', title: 'Da quale distretto vieni?', options: ['Lodi', 'Codogno', 'Casalpusterlengo', 'Sant’Angelo', 'Melegnano', 'Crema'].map((name) => option(name.toLowerCase(), name)) },
  { ...question, id: 'years', kind: 'NUMBER', title: 'Da quanti anni lavori nei servizi?', least: '0', most: '60' },
  { ...question, id: 'day', kind: 'DATE', title: 'Da quando sei disponibile?', least: '2030-03-01' },
  { ...question, id: 'how', title: 'How did you hear of this meeting?', titleLocale: 'en' },
  { ...question, id: 'why', kind: 'LONG_TEXT', title: 'Che cosa ti aspetti da questa giornata?' },
  curriculum,
  recording,
];

export const writtenAnswers: AnswerValues = { lunch: 'YES', diet: ['fish', 'gluten'], table: 'home', years: '12', day: '2030-03-02', curriculum: ['key-of-a-file-sent', 'Curriculum di Anna Rossi.pdf'], why: 'Conoscere chi fa lo stesso lavoro altrove.', recording: true };

export const someAnswers = [
  { __typename: 'GivenAnswer' as const, question: lunch, value: ['YES'], filePath: null },
  { __typename: 'GivenAnswer' as const, question: diet, value: ['fish', 'gluten'], filePath: null },
  { __typename: 'GivenAnswer' as const, question: curriculum, value: ['file', 'Curriculum di Anna Rossi.pdf'], filePath: '/answer-files/file' },
  { __typename: 'GivenAnswer' as const, question: recording, value: ['2'], filePath: null },
];

const built = ({ ' $fragmentName': _, ...asked }: AskedQuestionFragment, index: number): BuiltQuestionFragment => {
  const { title, titleLocale, hint, hintLocale } = asked;
  return {
    ...asked,
    ...{ key: asked.id, sensitive: asked.id === 'diet', retired: false, answered: index < 2 ? 12 : 0, version: 1 },
    ...{ it: title, itLocale: titleLocale, en: title, enLocale: titleLocale, fr: title, frLocale: titleLocale },
    ...{ itHint: hint, itHintLocale: hintLocale, enHint: hint, enHintLocale: hintLocale, frHint: hint, frHintLocale: hintLocale },
    options: asked.options.map((each) => ({ ...each, it: each.title, itLocale: each.titleLocale, en: each.title, enLocale: each.titleLocale, fr: each.title, frLocale: each.titleLocale })),
  };
};

/** As its organisers build it; one question is no longer asked. */
export const builtForm: BuiltFormFragment = {
  __typename: 'QuestionForm',
  id: 'meeting-lodi',
  editableUntil: '2030-03-10T11:00:00Z',
  questions: [...everyQuestion.map(built), { ...built({ ...question, id: 'former', title: 'Vieni in bicicletta?', kind: 'YES_NO' }, 0), retired: true }],
};
