import { Fragment } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { QuestionFields } from '../questions/question-fields.js';
import { Form } from '../ui/form.js';
import { Text } from '../ui/text.js';
import { Textarea } from '../ui/textarea.js';
import { RegistrationStep, type StepFlow } from './registration-step.js';
import { StepButtons } from './step-buttons.js';

const LONGEST_NEEDS = 2000;

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
      <Textarea
        form={form}
        name="needs"
        label={t('register.needs')}
        hint={t('register.needsHint')}
        check={(value) => (value.length > LONGEST_NEEDS ? t('invalid.tooLong', { most: LONGEST_NEEDS }) : null)}
      />
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
