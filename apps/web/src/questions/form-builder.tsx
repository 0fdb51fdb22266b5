import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';

import { useMessages } from '../messages.js';
import type { ReadyMadeQuestion } from '../schema.generated.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Section } from '../ui/page.js';
import { BuiltQuestion } from './built-question.js';
import { DeadlineForm } from './deadline-form.js';
import { AddQuestionDocument, AddReadyMadeQuestionDocument, type BuiltFormFragment } from './form-building.generated.js';
import { FormPreview } from './form-preview.js';
import { QuestionForm } from './question-form.js';
import { newQuestion, questionInput, type QuestionValues } from './question-values.js';
import type { AskedQuestionFragment } from './questions.generated.js';

const readyMade: readonly ReadyMadeQuestion[] = ['RECORDING', 'PHOTOGRAPHS'];

/** Where a form hangs, as mutations name it. */
export type FormPlace = { meetingId: string } | { processId: string };

interface FormBuilderProps {
  place: FormPlace;
  form: BuiltFormFragment;
  /** What is asked besides, before it. */
  before: readonly AskedQuestionFragment[];
  /** Of the wall times. */
  zone: string;
}

/** Builds a form: its questions, one open at a time, until when answers can be changed, and how it looks. */
export function FormBuilder({ place, form, before, zone }: FormBuilderProps) {
  const { t } = useMessages();
  const [open, setOpen] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const asked = form.questions.filter(({ retired }) => !retired);
  const retired = form.questions.filter((question) => question.retired);
  return (
    <>
      <Section id="domande" title={t('questions.title')}>
        <p role="status">{told}</p>
        {asked.length === 0 && <p>{t('questions.none')}</p>}
        <ol className="list-unstyled">
          {asked.map((question, index) => (
            <li key={question.id}>
              <BuiltQuestion question={question} index={index} asked={asked} isOpen={open === question.id} onOpen={(isOpen) => setOpen(isOpen ? question.id : null)} tell={setTold} />
            </li>
          ))}
        </ol>
        <AddQuestion place={place} asked={asked} isOpen={open === 'new'} onOpen={(isOpen) => setOpen(isOpen ? 'new' : null)} tell={setTold} />
      </Section>
      {retired.length > 0 && (
        <Section id="ritirate" title={t('questions.retired')}>
          <p>{t('questions.retiredText')}</p>
          <ul>
            {retired.map(({ id, title, answered }) => (
              <li key={id}>
                {title} ({t('questions.answered', { count: answered ?? 0 })})
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="termine" title={t('questions.deadline')}>
        <DeadlineForm place={place} form={form} zone={zone} />
      </Section>
      <Section id="anteprima" title={t('questions.preview')}>
        <FormPreview name={form.id} questions={[...before, ...asked]} />
      </Section>
    </>
  );
}

interface AddQuestionProps {
  place: FormPlace;
  asked: BuiltFormFragment['questions'];
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  tell: (what: string) => void;
}

function AddQuestion({ place, asked, isOpen, onOpen, tell }: AddQuestionProps) {
  const { t } = useMessages();
  const [add, { loading }] = useMutation(AddQuestionDocument);
  const [addReady, { data, loading: adding, error }] = useMutation(AddReadyMadeQuestionDocument);
  const close = () => {
    onOpen(false);
    requestAnimationFrame(() => document.getElementById('add-question')?.focus());
  };
  const send = async (values: QuestionValues) => {
    const { data: answer } = await add({ variables: { input: { ...place, question: questionInput(values) } } });
    const refused = answer?.addQuestion.userErrors ?? [];
    if (refused.length === 0) {
      close();
      tell(t('questions.saved'));
    }
    return refused;
  };
  const takeReady = async (which: ReadyMadeQuestion) => {
    const { data: answer } = await addReady({ variables: { input: { ...place, readyMade: which } } });
    if (answer?.addReadyMadeQuestion.question) tell(t('questions.saved'));
  };
  if (isOpen) return <QuestionForm name="new-question" initial={newQuestion()} answered={false} earlier={asked} busy={loading} onSend={send} onLeave={close} />;
  return (
    <>
      <ActProblem error={error} refused={data?.addReadyMadeQuestion.userErrors[0]} />
      <p className="d-flex flex-wrap gap-3">
        <Button id="add-question" onClick={() => onOpen(true)}>
          {t('questions.add')}
        </Button>
        {readyMade.map((which) => (
          <Button key={which} look="secondary" busy={adding} onClick={() => void takeReady(which).catch(() => undefined)}>
            {t(`questions.add.${which}`)}
          </Button>
        ))}
      </p>
    </>
  );
}

/** What is asked for all meetings of the process is built elsewhere. */
export function AskedElsewhere({ questions, children }: { questions: readonly AskedQuestionFragment[]; children: ReactNode }) {
  const { t } = useMessages();
  if (questions.length === 0) return null;
  return (
    <Callout kind="info" title={t('questions.ofProcess')}>
      <ul>
        {questions.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      {children}
    </Callout>
  );
}
