import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { Form } from '../ui/form.js';
import { AdmissionChoices } from './admission-choices.js';
import { type Flow, RegistrationStep } from './registration-step.js';
import { StepButtons } from './step-buttons.js';

/** First step: which meeting of the session, and how. Left out where there is only one way. */
export function ChoicePage() {
  return <RegistrationStep step="incontri">{(flow) => <ChoiceForm flow={flow} />}</RegistrationStep>;
}

function ChoiceForm({ flow }: { flow: Flow }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const { form, choices, next, meeting } = flow;
  const choose = async () => {
    const chosen = choices.find(({ admission }) => admission.id === form.getValues('admissionId'));
    // Whoever chooses something of which they see that it is full agrees to wait for it.
    form.setValue('waitFor', chosen?.admission.state === 'WAITING_LIST' ? chosen.admission.id : '');
    await navigate(next);
  };
  return (
    <Form form={form} onSubmit={choose}>
      <p>{t(meeting.alternatives.length > 0 ? 'register.chooseOneOfSession' : 'register.chooseOne')}</p>
      <AdmissionChoices form={form} name="admissionId" label={t('register.choice')} choices={choices} />
      <StepButtons flow={flow} />
    </Form>
  );
}
