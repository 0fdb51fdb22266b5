import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { RequestSignInCodeDocument } from '../access/sign-in.generated.js';
import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ChangeMyAddressDocument } from './profile-page.generated.js';

/** Moving to another address: it counts once the code that was sent there comes back. */
export function MyAddress({ email, onChanged }: { email: string; onChanged: () => void }) {
  const { t, locale } = useMessages();
  const [wanted, setWanted] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const addressForm = useDraftForm<{ email: string }>('my-address', { email: '' });
  const codeForm = useDraftForm<{ code: string }>('my-address-code', { code: '' });
  const [request, requesting] = useMutation(RequestSignInCodeDocument);
  const [change, changing] = useMutation(ChangeMyAddressDocument);

  const ask = async (input: { email: string }) => {
    setDone(false);
    const { data } = await request({ variables: { input: { ...input, locale } } });
    if (data?.requestSignInCode.sent) setWanted(input.email.trim());
    return data?.requestSignInCode.userErrors;
  };
  const confirm = async ({ code }: { code: string }) => {
    const { data } = await change({ variables: { input: { email: wanted ?? '', code } } });
    if (data?.changeMyAddress.person) {
      addressForm.forgetDraft();
      codeForm.forgetDraft();
      setWanted(null);
      setDone(true);
      onChanged();
    }
    return data?.changeMyAddress.userErrors;
  };

  return (
    <>
      <p>{t('profile.addressNow', { email })}</p>
      {done && <Callout kind="success" live title={t('profile.addressChanged')} />}
      {wanted === null ? (
        <Form form={addressForm} onSubmit={ask}>
          <TextField form={addressForm} name="email" label={t('profile.newAddress')} required={t('signIn.emailMissing')} type="email" inputMode="email" autoComplete="email" />
          <Button type="submit" look="secondary" busy={requesting.loading}>
            {t('signIn.sendCode')}
          </Button>
        </Form>
      ) : (
        <Form form={codeForm} onSubmit={confirm}>
          <p>{t('signIn.codeSent', { email: wanted })}</p>
          <TextField form={codeForm} name="code" label={t('signIn.code')} required={t('signIn.codeMissing')} inputMode="numeric" autoComplete="one-time-code" width="short" />
          <p className="d-flex flex-wrap gap-3">
            <Button type="submit" busy={changing.loading}>
              {t('profile.changeAddress')}
            </Button>
            <Button look="link" onClick={() => setWanted(null)}>
              {t('signIn.otherAddress')}
            </Button>
          </p>
        </Form>
      )}
    </>
  );
}
