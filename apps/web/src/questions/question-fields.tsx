import { answerFault, isShown, normalAnswer } from '@percorso/questions';
import type { Path } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Checkbox } from '../ui/checkbox.js';
import { CheckboxGroup } from '../ui/checkbox-group.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { Text } from '../ui/text.js';
import { Textarea } from '../ui/textarea.js';
import { answersIn, type AnswerValues } from './answer-values.js';
import type { AskedQuestionFragment } from './questions.generated.js';

const MOST_RADIO_BUTTONS = 5;

interface QuestionFieldsProps<Values extends { answers: AnswerValues }> {
  form: DraftForm<Values>;
  questions: readonly AskedQuestionFragment[];
  /** Those of them that are asked here; all, without it. */
  asked?: readonly AskedQuestionFragment[];
  /** What is written by now, which decides what else is asked. */
  values: AnswerValues;
}

/** The fields of a form, those only that are asked after what was answered before. */
export function QuestionFields<Values extends { answers: AnswerValues }>({ form, questions, asked = questions, values }: QuestionFieldsProps<Values>) {
  const answers = answersIn(questions, values);
  return asked.map((question) => isShown(question, questions, answers) && <QuestionField key={question.id} form={form} question={question} />);
}

function QuestionField<Values extends { answers: AnswerValues }>({ form, question }: { form: DraftForm<Values>; question: AskedQuestionFragment }) {
  const { t, locale } = useMessages();
  const { id, kind, title, titleLocale, hint, hintLocale } = question;
  const wrong = (value: readonly string[]) => {
    const fault = answerFault(question, normalAnswer(question, value));
    return fault && t(fault.reason, fault.values);
  };
  const field = {
    form,
    name: `answers.${id}` as Path<Values>,
    label: <Text text={title} locale={titleLocale} />,
    hint: hint && <Text text={hint} locale={hintLocale} />,
    required: question.required ? t('answers.required', { question: title }) : undefined,
    check: (text: string) => wrong([text]),
  };
  const choices = question.options.map((option) => ({ value: option.key, label: option.title, lang: option.titleLocale === locale ? undefined : option.titleLocale }));
  const none = question.required ? [] : [{ value: '', label: t('answer.none') }];
  switch (kind) {
    case 'TEXT':
      return <TextField {...field} autoComplete="off" />;
    case 'LONG_TEXT':
      return <Textarea {...field} />;
    case 'NUMBER':
      return <TextField {...field} inputMode="decimal" width="short" autoComplete="off" />;
    case 'DATE':
      return <TextField {...field} type="date" width="short" />;
    case 'CHOICE':
      return choices.length > MOST_RADIO_BUTTONS ? <Select {...field} choices={choices} empty={t('answer.choose')} /> : <RadioGroup {...field} choices={[...choices, ...none]} />;
    case 'SEVERAL':
      return <CheckboxGroup {...field} choices={choices} check={wrong} />;
    case 'YES_NO':
      return <RadioGroup {...field} choices={[{ value: 'YES', label: t('answer.YES') }, { value: 'NO', label: t('answer.NO') }, ...none]} />;
    case 'CONSENT':
      return <Checkbox {...field} />;
  }
}
