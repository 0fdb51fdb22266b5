import { type AnswerFault, answerFault, isShown, normalAnswer } from '@percorso/questions';
import { type DateLocale, formatDay } from '@percorso/time';
import { Suspense, use } from 'react';
import type { Path } from 'react-hook-form';

import { loadMessages, useMessages } from '../messages.js';
import { once } from '../recovery.js';
import { Checkbox } from '../ui/checkbox.js';
import { CheckboxGroup } from '../ui/checkbox-group.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { RadioGroup } from '../ui/radio-group.js';
import { Select } from '../ui/select.js';
import { Text } from '../ui/text.js';
import { Textarea } from '../ui/textarea.js';
import { answersIn, type AnswerValues } from './answer-values.js';
import type { FileFieldProps } from './file-field.js';
import type { AskedQuestionFragment } from './questions.generated.js';

const MOST_RADIO_BUTTONS = 5;

/** Few forms ask for a file: what it takes is loaded with the first that does. */
const loadFileField = once(() => import('./file-field.js'));

interface QuestionFieldsProps<Values extends { answers: AnswerValues }> {
  form: DraftForm<Values>;
  questions: readonly AskedQuestionFragment[];
  /** Those of them that are asked here; all, without it. */
  asked?: readonly AskedQuestionFragment[];
  /** What is written by now, which decides what else is asked. */
  values: AnswerValues;
  /** Whether it is only tried: then no file is sent. */
  isTrial?: boolean;
}

/** The fields of a form, those only that are asked after what was answered before. */
export function QuestionFields<Values extends { answers: AnswerValues }>({ form, questions, asked = questions, values, isTrial = false }: QuestionFieldsProps<Values>) {
  const answers = answersIn(questions, values);
  return asked.map((question) => isShown(question, questions, answers) && <QuestionField key={question.id} form={form} question={question} isTrial={isTrial} />);
}

function QuestionField<Values extends { answers: AnswerValues }>({ form, question, isTrial }: { form: DraftForm<Values>; question: AskedQuestionFragment; isTrial: boolean }) {
  const { t, locale } = useMessages();
  const { id, kind, title, titleLocale, hint, hintLocale } = question;
  const wrong = (value: readonly string[]) => {
    const fault = answerFault(question, normalAnswer(question, value));
    return fault && t(fault.reason, kind === 'DATE' ? inDays(fault.values, locale) : fault.values);
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
    case 'FILE':
      return (
        <Suspense>
          <LoadedFileField {...field} questionId={isTrial ? null : id} />
        </Suspense>
      );
  }
}

/** The days that a sentence names, in words. */
function inDays(values: AnswerFault['values'], locale: DateLocale): AnswerFault['values'] {
  return Object.fromEntries(Object.entries(values).map(([name, day]) => [name, formatDay(String(day), locale, 'long')]));
}

function LoadedFileField<Values extends { answers: AnswerValues }>(props: FileFieldProps<Values>) {
  use(loadMessages(useMessages().locale, 'files'));
  const { FileField } = use(loadFileField());
  return <FileField {...props} />;
}
