import { Fragment } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { QuestionFields } from '../questions/question-fields.js';
import { Form } from '../ui/form.js';
import { Text } from '../ui/text.js';
import { NeedsFields } from './needs-fields.js';
import { RegistrationStep, type StepFlow } from './registration-step.js';
import { StepButtons } from './step-buttons.js';

/** Third step: what the person needs, why it is asked and who sees it; and what the organisers want to know. */
export function NeedsPage() {
  return <RegistrationStep step="esigenze">{(flow) => <NeedsForm flow={flow} />}</RegistrationStep>;
}

export function NeedsForm({ flow }: { flow: StepFlow }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const { form, next, questions, asked } = flow;
  const answers = form.watch('answers');
  return (
    <Form form={form} onSubmit={async () => void (await navigate(next))}>
      <p>{t('register.needsWhy')}</p>
      <NeedsFields form={form} label={t('register.needs')} hint={t('register.needsHint')} />
      <p>{t('register.needsSeenBy')}</p>
      {questions.length > 0 && (
        <section>
          <h2 className="h4">{t('answers.title')}</h2>
          {asked.map(({ meeting, questions: own }) => (
            <Fragment key={meeting?.id}>
              {meeting && (
                <h3 className="h5">
                  <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
                </h3>
              )}
              <QuestionFields form={form} questions={questions} asked={own} values={answers} />
            </Fragment>
          ))}
        </section>
      )}
      <StepButtons flow={flow} />
    </Form>
  );
}
