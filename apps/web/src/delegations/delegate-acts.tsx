import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { type DelegateInListFragment, StepInDocument, WithdrawDelegateDocument } from './delegations.generated.js';

/** Takes a name back, after asking. @param token  of the link; null for staff */
export function TakeBack({ delegate: { id, name, role }, token, onDone }: { delegate: DelegateInListFragment; token: string | null; onDone: (text: string) => void }) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const [withdraw, { data, loading, error }] = useMutation(WithdrawDelegateDocument);
  const act = async () => {
    const { data: answer } = await withdraw({ variables: { input: { token, delegateId: id } } });
    if (answer?.withdrawDelegate.userErrors.length !== 0) return;
    setAsking(false);
    onDone(t('delegation.takenBack', { name }));
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('delegation.takeBack')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      <Dialog
        open={asking}
        title={t('delegation.takeBackTitle', { name })}
        onClose={() => setAsking(false)}
        actions={
          <Button look="danger" busy={loading} onClick={() => void act().catch(() => undefined)}>
            {t('delegation.takeBack')}
          </Button>
        }
      >
        <ActProblem error={error} refused={data?.withdrawDelegate.userErrors[0]} />
        <p>{t(role === 'DELEGATE' ? 'delegation.takeBackText' : 'delegation.takeBackReady')}</p>
      </Dialog>
    </>
  );
}

interface StepInProps {
  substitute: DelegateInListFragment;
  delegates: readonly DelegateInListFragment[];
  /** Whether a place is open besides those of the delegates. */
  hasOpenPlace: boolean;
  token: string | null;
  onDone: (text: string) => void;
}

const OPEN_PLACE = 'OPEN';

/** A substitute takes the place of a delegate, or one that is open. */
export function StepIn({ substitute: { id, name }, delegates, hasOpenPlace, token, onDone }: StepInProps) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const [stepIn] = useMutation(StepInDocument);
  const choices = [...(hasOpenPlace ? [{ value: OPEN_PLACE, label: t('delegation.openPlace') }] : []), ...delegates.map((delegate) => ({ value: delegate.id, label: delegate.name }))];
  const form = useDraftForm<{ insteadOf: string }>(`step-in-${id}`, { insteadOf: choices.length === 1 ? (choices[0]?.value ?? '') : '' });
  const act = async ({ insteadOf }: { insteadOf: string }) => {
    const { data } = await stepIn({ variables: { input: { token, substituteId: id, insteadOfId: insteadOf === OPEN_PLACE ? null : insteadOf } } });
    const errors = data?.stepIn.userErrors;
    if (errors?.length !== 0) return errors?.map(({ message }) => ({ message }));
    form.forgetDraft();
    setAsking(false);
    onDone(t('delegation.steppedIn', { name }));
    return [];
  };
  return (
    <>
      <Button look="secondary" onClick={() => setAsking(true)}>
        {t('delegation.stepIn')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      <Dialog open={asking} title={t('delegation.stepInTitle', { name })} onClose={() => setAsking(false)} actions={null}>
        {asking && (
          <Form form={form} onSubmit={act}>
            <RadioGroup form={form} name="insteadOf" label={t('delegation.insteadOf')} required={t('delegation.insteadOfMissing')} choices={choices} />
            <p>{t('delegation.stepInText')}</p>
            <Button type="submit" icon="check">
              {t('delegation.stepInAct')}
            </Button>
          </Form>
        )}
      </Dialog>
    </>
  );
}
