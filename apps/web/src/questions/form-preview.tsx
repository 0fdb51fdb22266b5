import { useMessages } from '../messages.js';
import { useDraftForm } from '../ui/draft-form.js';
import type { AnswerValues } from './answer-values.js';
import { QuestionFields } from './question-fields.js';
import type { AskedQuestionFragment } from './questions.generated.js';

/** The form as people see it, to be tried: what is written in it goes nowhere. */
export function FormPreview({ name, questions }: { name: string; questions: readonly AskedQuestionFragment[] }) {
  const { t } = useMessages();
  const form = useDraftForm<{ answers: AnswerValues }>(`preview-${name}`, { answers: {} });
  if (questions.length === 0) return <p>{t('questions.nothingToShow')}</p>;
  return (
    <>
      <p>{t('questions.previewText')}</p>
      <div className="callout-inner">
        <QuestionFields form={form} questions={questions} values={form.watch('answers')} isTrial />
      </div>
    </>
  );
}
