import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { Form } from '../ui/form.js';
import { Textarea } from '../ui/textarea.js';
import { type Flow, RegistrationStep } from './registration-step.js';
import { StepButtons } from './step-buttons.js';

const LONGEST_NEEDS = 2000;

/** Third step: what the person needs, why it is asked and who sees it. */
export function NeedsPage() {
  return <RegistrationStep step="esigenze">{(flow) => <NeedsForm flow={flow} />}</RegistrationStep>;
}

function NeedsForm({ flow }: { flow: Flow }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const { form, next } = flow;
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
      <StepButtons flow={flow} />
    </Form>
  );
}
