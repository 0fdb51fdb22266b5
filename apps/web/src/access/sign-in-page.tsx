import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Page } from '../ui/page.js';
import { afterChangeOfPerson } from './person-change.js';
import { returnPath } from './return-path.js';
import { SignInLink } from './sign-in-link.js';
import { RequestSignInCodeDocument, SignInDocument } from './sign-in.generated.js';

/** Signing in: the address, then the code from the mail. With a token behind the # it is the page of a link. */
export function SignInPage() {
  const { locale } = useMessages();
  const { hash } = useLocation();
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const [email, setEmail] = useState<string | null>(null);
  const enter = () => {
    afterChangeOfPerson();
    void navigate(returnPath(address.get('ritorno'), paths.myRegistrations(locale)), { replace: true });
  };
  if (hash.length > 1) return <SignInLink token={hash.slice(1)} onEntered={enter} />;
  return email === null ? <AddressStep onSent={setEmail} /> : <CodeStep email={email} onEntered={enter} onOtherAddress={() => setEmail(null)} />;
}

function AddressStep({ onSent }: { onSent: (email: string) => void }) {
  const { t, locale } = useMessages();
  const form = useDraftForm<{ email: string }>('sign-in', { email: '' });
  const [request, { loading }] = useMutation(RequestSignInCodeDocument);
  const send = async ({ email }: { email: string }) => {
    const { data } = await request({ variables: { input: { email, locale } } });
    if (data?.requestSignInCode.sent) onSent(email.trim());
    return data?.requestSignInCode.userErrors;
  };
  return (
    <Page title={t('signIn.title')} lead={<p>{t('signIn.lead')}</p>}>
      <Form form={form} onSubmit={send}>
        <TextField form={form} name="email" label={t('signIn.email')} hint={t('signIn.emailHint')} required={t('signIn.emailMissing')} type="email" inputMode="email" autoComplete="email" />
        <Button type="submit" busy={loading}>
          {t('signIn.sendCode')}
        </Button>
      </Form>
    </Page>
  );
}

function CodeStep({ email, onEntered, onOtherAddress }: { email: string; onEntered: () => void; onOtherAddress: () => void }) {
  const { t, locale } = useMessages();
  const form = useDraftForm<{ code: string }>('sign-in-code', { code: '' });
  const [signIn, { loading }] = useMutation(SignInDocument);
  const [request, again] = useMutation(RequestSignInCodeDocument);
  const enter = async ({ code }: { code: string }) => {
    const { data } = await signIn({ variables: { input: { email, code } } });
    if (data?.signIn.person) {
      form.forgetDraft();
      onEntered();
    }
    return data?.signIn.userErrors;
  };
  return (
    <Page title={t('signIn.codeTitle')} lead={<p>{t('signIn.codeSent', { email })}</p>}>
      <ActProblem error={again.error} refused={again.data?.requestSignInCode.userErrors[0]} />
      {again.data?.requestSignInCode.sent && (
        <Callout kind="success" live>
          {t('signIn.sentAgain')}
        </Callout>
      )}
      <Form form={form} onSubmit={enter}>
        <TextField form={form} name="code" label={t('signIn.code')} hint={t('signIn.codeHint')} required={t('signIn.codeMissing')} inputMode="numeric" autoComplete="one-time-code" width="short" />
        <Button type="submit" busy={loading}>
          {t('common.signIn')}
        </Button>
      </Form>
      <p className="mt-4 d-flex flex-wrap gap-3">
        <Button look="secondary" busy={again.loading} onClick={() => void request({ variables: { input: { email, locale } } }).catch(() => undefined)}>
          {t('signIn.sendAgain')}
        </Button>
        <Button look="link" onClick={onOtherAddress}>
          {t('signIn.otherAddress')}
        </Button>
      </p>
    </Page>
  );
}
