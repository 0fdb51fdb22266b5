import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import type { DelegateRole } from '../schema.generated.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { RadioGroup } from '../ui/radio-group.js';
import { NameDelegateDocument } from './delegations.generated.js';

interface NameDelegateFormProps {
  delegationId: string;
  /** Of the link; null for staff. */
  token: string | null;
  /** Whether a place is open; without one only substitutes can be named. */
  hasPlace: boolean;
  maySubstitute: boolean;
  onNamed: (text: string) => void;
}

/** Names a delegate or a substitute, by name and address. */
export function NameDelegateForm({ delegationId, token, hasPlace, maySubstitute, onNamed }: NameDelegateFormProps) {
  const { t } = useMessages();
  const blank = { name: '', email: '', role: hasPlace ? 'DELEGATE' : 'SUBSTITUTE' };
  const form = useDraftForm(`delegate-${delegationId}`, blank);
  const [send, { loading }] = useMutation(NameDelegateDocument);
  const roles: DelegateRole[] = [...(hasPlace ? (['DELEGATE'] as const) : []), ...(maySubstitute ? (['SUBSTITUTE'] as const) : [])];
  const name = async ({ name: typed, email, role: chosen }: typeof blank) => {
    // What was chosen before may no longer be open.
    const role = roles.find((each) => each === chosen) ?? roles[0] ?? 'SUBSTITUTE';
    const { data } = await send({ variables: { input: { token, delegationId, name: typed, email, role } } });
    const errors = data?.nameDelegate.userErrors;
    if (errors?.length === 0) {
      form.forgetDraft();
      form.reset(blank);
      onNamed(t(role === 'SUBSTITUTE' ? 'delegation.namedReady' : 'delegation.namedNow', { name: typed }));
    }
    return errors;
  };
  return (
    <Form form={form} onSubmit={name}>
      <p>{t('common.requiredNote')}</p>
      <TextField form={form} name="name" label={t('delegation.name')} required={t('invalid.name')} autoComplete="off" />
      <TextField form={form} name="email" label={t('delegation.email')} hint={t('delegation.emailHint')} required={t('invalid.email')} type="email" inputMode="email" autoComplete="off" />
      {roles.length > 1 ? (
        <RadioGroup
          form={form}
          name="role"
          label={t('delegation.role')}
          required={t('invalid.choice')}
          choices={roles.map((value) => ({ value, label: t(`delegation.role.${value}`), hint: t(`delegation.roleHint.${value}`) }))}
        />
      ) : (
        !hasPlace && <p>{t('delegation.roleHint.SUBSTITUTE')}</p>
      )}
      <Button type="submit" icon="check" busy={loading}>
        {t('delegation.nameAct')}
      </Button>
    </Form>
  );
}
