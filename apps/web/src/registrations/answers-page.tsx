import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { Navigate, useNavigate } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { answersToSend, type AnswerValues, answerValues } from '../questions/answer-values.js';
import { QuestionFields } from '../questions/question-fields.js';
import { AnswerQuestionsDocument, type AskedQuestionFragment, QuestionsOfMeetingDocument } from '../questions/questions.generated.js';
import { Button, ButtonLink } from '../ui/button.js';
import { InstantText } from '../ui/date.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Page } from '../ui/page.js';
import { DeadLink } from './dead-link.js';
import type { RegistrationFragment } from './registration.generated.js';
import type { RegistrationNotice } from './registration-notice.js';
import { type AddressedRegistration, useAddressedRegistration } from './use-registration.js';

/** Changes what was answered when registering, or answers what was not asked then. */
export function AnswersPage() {
  const addressed = useAddressedRegistration();
  const { registration, named, pathTo } = addressed;
  if (!registration && 'token' in named) return <DeadLink />;
  if (!registration) throw new NotFound();
  return registration.answersEditable ? <Questions registration={registration} addressed={addressed} /> : <Navigate to={pathTo()} replace />;
}

interface AnsweredRegistration {
  registration: RegistrationFragment;
  addressed: AddressedRegistration;
}

function Questions(props: AnsweredRegistration) {
  const { meeting } = useSuspenseQuery(QuestionsOfMeetingDocument, { variables: { id: props.registration.meeting.id } }).data;
  return <OwnAnswers {...props} questions={meeting?.questions ?? []} />;
}

function OwnAnswers({ registration, addressed: { named, pathTo }, questions }: AnsweredRegistration & { questions: readonly AskedQuestionFragment[] }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [send, { loading }] = useMutation(AnswerQuestionsDocument);
  const { meeting, answers, answersEditableUntil } = registration;
  const form = useDraftForm<{ answers: AnswerValues }>(`answers-${registration.id}`, { answers: answerValues(questions, answers ?? []) });
  const act = async (values: { answers: AnswerValues }) => {
    const { data } = await send({ variables: { input: { ...named, answers: answersToSend(questions, values.answers) } } });
    const userErrors = data?.answerQuestions.userErrors ?? [];
    if (userErrors.length > 0) return userErrors;
    form.forgetDraft();
    await navigate(pathTo(), { replace: true, state: { kind: 'ANSWERED' } satisfies RegistrationNotice });
    return undefined;
  };
  return (
    <Page title={t('answers.pageTitle')} within={[meeting.displayTitle]} lead={<p>{t('answers.text')}</p>}>
      <Form form={form} onSubmit={act}>
        {answersEditableUntil && (
          <p>
            {t('answers.editableUntil')} <InstantText instant={answersEditableUntil} zone={meeting.timezone} />
          </p>
        )}
        <QuestionFields form={form} questions={questions} values={form.watch('answers')} />
        <p className="d-flex flex-wrap gap-3">
          <Button type="submit" busy={loading}>
            {t('answers.save')}
          </Button>
          <ButtonLink to={pathTo()} look="secondary">
            {t('answers.keep')}
          </ButtonLink>
        </p>
      </Form>
    </Page>
  );
}
