import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Textarea } from '../ui/textarea.js';
import { ApproveRegistrationDocument, type AttendeeFragment, RefuseRegistrationDocument } from './meeting-registrations.generated.js';

interface RequestActProps {
  attendee: AttendeeFragment;
  onDone: (outcome: string) => void;
}

/** A seat where there is one, else a place in the line; where nobody can wait, the button then says that it goes beyond the limit. */
export function Approve({ attendee, onDone }: RequestActProps) {
  const { t } = useMessages();
  const [approve, { data, loading, error }] = useMutation(ApproveRegistrationDocument);
  const [refused] = data?.approveRegistration.userErrors ?? [];
  const allowOver = refused?.code === 'FULL';
  const { name } = attendee.person;
  const act = async () => {
    const { data: answer } = await approve({ variables: { input: { registrationId: attendee.id, allowOver } } });
    const status = answer?.approveRegistration.registration?.status;
    if (status) onDone(t(status === 'WAITING' ? 'attendees.approvedWaiting' : 'attendees.approved', { name }));
  };
  return (
    <div>
      <ActProblem error={error} refused={refused} />
      <Button look="secondary" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t(allowOver ? 'attendees.approveOver' : 'attendees.approve')}
        <span className="visually-hidden"> {name}</span>
      </Button>
    </div>
  );
}

/** Asks first, and for words to the person. */
export function Refuse({ attendee, onDone }: RequestActProps) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const form = useDraftForm<{ reason: string }>(`refuse-${attendee.id}`, { reason: '' });
  const [refuse, { loading }] = useMutation(RefuseRegistrationDocument);
  const { name } = attendee.person;
  const act = async ({ reason }: { reason: string }) => {
    const { data } = await refuse({ variables: { input: { registrationId: attendee.id, reason } } });
    const errors = data?.refuseRegistration.userErrors ?? [];
    if (data?.refuseRegistration.registration) {
      form.forgetDraft();
      setAsking(false);
      onDone(t('attendees.refused', { name }));
    }
    return errors;
  };
  return (
    <>
      <Button look="secondary" onClick={() => setAsking(true)}>
        {t('attendees.refuse')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      <Dialog open={asking} title={t('attendees.refuseTitle', { name })} onClose={() => setAsking(false)} actions={null}>
        <Form form={form} onSubmit={act}>
          <Textarea form={form} name="reason" label={t('attendees.refuseReason')} hint={t('attendees.refuseHint')} />
          <Button type="submit" look="danger" busy={loading}>
            {t('attendees.refuseAct')}
          </Button>
        </Form>
      </Dialog>
    </>
  );
}
