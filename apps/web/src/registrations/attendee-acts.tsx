import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { type AttendeeFragment, CancelAttendeeDocument, PromoteRegistrationDocument } from './meeting-registrations.generated.js';
import { Approve, Refuse } from './request-acts.js';

/** What staff can do with a registration: decide on a request, give a seat to who waits, cancel what is live. */
export function AttendeeActs({ attendee, onDone }: { attendee: AttendeeFragment; onDone: (outcome: string) => void }) {
  const { status } = attendee;
  const isLive = status !== 'CANCELLED' && status !== 'REFUSED' && status !== 'EXPIRED';
  if (!isLive) return '–';
  return (
    <div className="d-flex flex-wrap gap-3">
      {status === 'WAITING' && <Promote attendee={attendee} onDone={onDone} />}
      {status === 'TO_APPROVE' && attendee.confirmed && <Approve attendee={attendee} onDone={onDone} />}
      {status === 'TO_APPROVE' && <Refuse attendee={attendee} onDone={onDone} />}
      <Cancel attendee={attendee} onDone={onDone} />
    </div>
  );
}

/** Where no seat is free, the server says so, and the button then says what it does: one seat more than there are. */
function Promote({ attendee, onDone }: { attendee: AttendeeFragment; onDone: (outcome: string) => void }) {
  const { t } = useMessages();
  const [promote, { data, loading, error }] = useMutation(PromoteRegistrationDocument);
  const [refused] = data?.promoteRegistration.userErrors ?? [];
  const allowOver = refused?.code === 'FULL';
  const act = async () => {
    const { data: answer } = await promote({ variables: { input: { registrationId: attendee.id, allowOver } } });
    if (answer?.promoteRegistration.userErrors.length === 0) onDone(t('attendees.promoted', { name: attendee.person.name }));
  };
  return (
    <div>
      <ActProblem error={error} refused={refused} />
      <Button look="secondary" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t(allowOver ? 'attendees.promoteOver' : 'attendees.promote')}
        <span className="visually-hidden"> {attendee.person.name}</span>
      </Button>
    </div>
  );
}

function Cancel({ attendee, onDone }: { attendee: AttendeeFragment; onDone: (outcome: string) => void }) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const [cancel, { data, loading, error }] = useMutation(CancelAttendeeDocument);
  const [refused] = data?.cancelRegistration.userErrors ?? [];
  const { name, email } = attendee.person;
  const act = async () => {
    const { data: answer } = await cancel({ variables: { input: { registrationId: attendee.id } } });
    if (answer?.cancelRegistration.userErrors.length !== 0) return;
    setAsking(false);
    onDone(t('attendees.cancelled', { name }));
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('attendees.cancel')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      <Dialog
        open={asking}
        title={t('attendees.cancelTitle', { name })}
        onClose={() => setAsking(false)}
        actions={
          <Button look="danger" busy={loading} onClick={() => void act().catch(() => undefined)}>
            {t('attendees.cancelAct')}
          </Button>
        }
      >
        <ActProblem error={error} refused={refused} />
        <p>
          {t(email === null ? 'attendees.cancelTell' : 'attendees.cancelText')} {attendee.status === 'CONFIRMED' && t('attendees.cancelSeat')}
        </p>
      </Dialog>
    </>
  );
}
