import { formatDay } from '@percorso/time';
import type { ReactNode } from 'react';

import { useMessages } from '../messages.js';
import { DescriptionList } from '../ui/description-list.js';
import { Text } from '../ui/text.js';
import type { AskedQuestionFragment } from './questions.generated.js';

interface GivenAnswer {
  question: AskedQuestionFragment;
  value: readonly string[];
  /** Where a file can be read; without it, it was not sent yet. */
  filePath?: string | null;
}

/** What was answered, question by question. */
export function GivenAnswers({ answers }: { answers: readonly GivenAnswer[] }) {
  return (
    <DescriptionList
      items={answers.map((answer) => ({ key: answer.question.id, term: <Text text={answer.question.title} locale={answer.question.titleLocale} />, value: <Answer {...answer} /> }))}
    />
  );
}

function Answer({ question: { kind, options }, value, filePath }: GivenAnswer): ReactNode {
  const { t, locale } = useMessages();
  const [first] = value;
  switch (kind) {
    case 'CONSENT':
      return t(first === undefined ? 'answer.notAgreed' : 'answer.agreed');
    case 'YES_NO':
      return first === 'YES' || first === 'NO' ? t(`answer.${first}`) : t('answer.notGiven');
    default:
      if (first === undefined) return t('answer.notGiven');
      if (kind === 'FILE') return filePath ? <a href={filePath}>{value[1]}</a> : value[1];
      if (kind === 'DATE') return formatDay(first, locale);
      if (kind !== 'CHOICE' && kind !== 'SEVERAL') return <span className="written">{first}</span>;
      return options.filter(({ key }) => value.includes(key)).map(({ title }) => title).join(', ');
  }
}
