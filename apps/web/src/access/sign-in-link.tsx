import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Page } from '../ui/page.js';
import { UseSignInLinkDocument } from './sign-in.generated.js';

/** The page behind a link of the command line. Opening it does nothing, since scanners of mail open links; the button does. */
export function SignInLink({ token, onEntered }: { token: string; onEntered: () => void }) {
  const { t, locale } = useMessages();
  const [openLink, { data, loading, error }] = useMutation(UseSignInLinkDocument);
  const refused = data?.useSignInLink.userErrors[0];
  const enter = async () => {
    const answer = await openLink({ variables: { input: { token } } });
    if (answer.data?.useSignInLink.person) onEntered();
  };
  return (
    <Page title={t('signIn.title')} lead={<p>{t('signIn.linkLead')}</p>}>
      {refused ? (
        <Callout kind="danger" live title={refused.message}>
          <ButtonLink to={paths.signIn(locale)} look="secondary">
            {t('signIn.byCode')}
          </ButtonLink>
        </Callout>
      ) : (
        <>
          <ActProblem error={error} />
          <Button busy={loading} onClick={() => void enter().catch(() => undefined)}>
            {t('common.signIn')}
          </Button>
        </>
      )}
    </Page>
  );
}
