import { formatDay } from '@percorso/time';
import type { ReactNode } from 'react';

import { useMessages } from '../messages.js';
import { DescriptionList } from '../ui/description-list.js';
import { Text } from '../ui/text.js';
import type { AskedQuestionFragment } from './questions.generated.js';

/** What was answered, question by question. */
export function GivenAnswers({ answers }: { answers: readonly { question: AskedQuestionFragment; value: readonly string[] }[] }) {
  return (
    <DescriptionList
      items={answers.map(({ question, value }) => ({ key: question.id, term: <Text text={question.title} locale={question.titleLocale} />, value: <Answer question={question} value={value} /> }))}
    />
  );
}

function Answer({ question: { kind, options }, value }: { question: AskedQuestionFragment; value: readonly string[] }): ReactNode {
  const { t, locale } = useMessages();
  const [first] = value;
  switch (kind) {
    case 'CONSENT':
      return t(first === undefined ? 'answer.notAgreed' : 'answer.agreed');
    case 'YES_NO':
      return first === 'YES' || first === 'NO' ? t(`answer.${first}`) : t('answer.notGiven');
    default:
      if (first === undefined) return t('answer.notGiven');
      if (kind === 'DATE') return formatDay(first, locale);
      if (kind !== 'CHOICE' && kind !== 'SEVERAL') return <span className="written">{first}</span>;
      return options.filter(({ key }) => value.includes(key)).map(({ title }) => title).join(', ');
  }
}
