import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Text } from '../ui/text.js';
import { type BuiltQuestionFragment, ChangeQuestionDocument, MoveQuestionDocument, RemoveQuestionDocument } from './form-building.generated.js';
import { QuestionForm } from './question-form.js';
import { questionInput, type QuestionValues, questionValues } from './question-values.js';

interface BuiltQuestionProps {
  question: BuiltQuestionFragment;
  index: number;
  /** All that are asked, in their order. */
  asked: readonly BuiltQuestionFragment[];
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  tell: (what: string) => void;
}

/** One question of a form that is built: what it asks and when, and what can be done with it. */
export function BuiltQuestion({ question, index, asked, isOpen, onOpen, tell }: BuiltQuestionProps) {
  const { t } = useMessages();
  const [change, { loading }] = useMutation(ChangeQuestionDocument);
  const { id, version, title, titleLocale, kind, required, sensitive, answered } = question;
  const close = () => {
    onOpen(false);
    requestAnimationFrame(() => document.getElementById(`change-${id}`)?.focus());
  };
  const send = async (values: QuestionValues) => {
    const { data } = await change({ variables: { input: { questionId: id, version: values.version, question: questionInput(values) } } });
    const refused = data?.changeQuestion.userErrors ?? [];
    if (refused.length === 0) {
      close();
      tell(t('questions.saved'));
    }
    return refused;
  };
  return (
    <div className="callout-inner mb-3">
      <h3 className="h6">
        {index + 1}. <Text text={title} locale={titleLocale} />
      </h3>
      <p className="d-flex flex-wrap gap-2">
        <Badge tone="plain">{t(`questionKind.${kind}`)}</Badge>
        {required && <Badge tone="plain">{t('questions.required')}</Badge>}
        {sensitive && <Badge tone="plain">{t('questions.sensitive')}</Badge>}
        {!!answered && <Badge tone="plain">{t('questions.answered', { count: answered })}</Badge>}
      </p>
      <ConditionInWords question={question} asked={asked} />
      {isOpen ? (
        <QuestionForm key={version} name={`question-${id}-${version}`} initial={questionValues(question)} answered={!!answered} earlier={asked.slice(0, index)} busy={loading} onSend={send} onLeave={close} />
      ) : (
        <Acts question={question} index={index} count={asked.length} onChange={() => onOpen(true)} tell={tell} />
      )}
    </div>
  );
}

function ConditionInWords({ question: { condition }, asked }: Pick<BuiltQuestionProps, 'question' | 'asked'>) {
  const { t } = useMessages();
  const on = asked.find(({ id }) => id === condition?.questionId);
  if (!condition || !on) return null;
  const values = condition.values.map((value) => (value === 'YES' || value === 'NO' ? t(`answer.${value}`) : (on.options.find(({ key }) => key === value)?.title ?? value)));
  return <p>{values.length > 0 ? t('questions.shownOn', { question: on.title, answers: values.join(', ') }) : t('questions.shownAfter', { question: on.title })}</p>;
}

interface ActsProps {
  question: BuiltQuestionFragment;
  index: number;
  count: number;
  onChange: () => void;
  tell: (what: string) => void;
}

function Acts({ question: { id, title, answered }, index, count, onChange, tell }: ActsProps) {
  const { t } = useMessages();
  const [move, moving] = useMutation(MoveQuestionDocument);
  const [remove, removing] = useMutation(RemoveQuestionDocument);
  const named = <span className="visually-hidden"> {title}</span>;
  const moveTo = async (position: number) => {
    const { data } = await move({ variables: { input: { questionId: id, position } } });
    if (!data?.moveQuestion.form) return;
    tell(t('questions.moved', { position: position + 1 }));
    const onwards = position < index ? 'up' : 'down';
    const atEnd = position === 0 || position === count - 1;
    requestAnimationFrame(() => document.getElementById(`${atEnd ? (onwards === 'up' ? 'down' : 'up') : onwards}-${id}`)?.focus());
  };
  const takeAway = async () => {
    const { data } = await remove({ variables: { input: { questionId: id } } });
    if (!data?.removeQuestion.form) return;
    tell(t(data.removeQuestion.question ? 'questions.isRetired' : 'questions.isRemoved'));
    document.getElementById('add-question')?.focus();
  };
  return (
    <>
      <ActProblem error={moving.error ?? removing.error} refused={moving.data?.moveQuestion.userErrors[0] ?? removing.data?.removeQuestion.userErrors[0]} />
      <p className="d-flex flex-wrap gap-3 mb-0">
        <Button id={`change-${id}`} look="link" onClick={onChange}>
          {t('questions.change')}
          {named}
        </Button>
        {index > 0 && (
          <Button id={`up-${id}`} look="link" busy={moving.loading} onClick={() => void moveTo(index - 1).catch(() => undefined)}>
            {t('questions.up')}
            {named}
          </Button>
        )}
        {index < count - 1 && (
          <Button id={`down-${id}`} look="link" busy={moving.loading} onClick={() => void moveTo(index + 1).catch(() => undefined)}>
            {t('questions.down')}
            {named}
          </Button>
        )}
        <Button look="link" busy={removing.loading} onClick={() => void takeAway().catch(() => undefined)}>
          {t(answered ? 'questions.retire' : 'questions.remove')}
          {named}
        </Button>
      </p>
    </>
  );
}
