import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';

import { afterChangeOfPerson } from '../access/person-change.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Page } from '../ui/page.js';
import { EraseMyDataDocument } from './profile-page.generated.js';

/** A page of its own, because it cannot be undone: what goes, what stays, and one act. */
export function ErasePage() {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const form = useDraftForm<{ understood: boolean }>('erase', { understood: false });
  const [erase, { loading }] = useMutation(EraseMyDataDocument);
  const act = async (input: { understood: boolean }) => {
    const { data } = await erase({ variables: { input } });
    if (data?.eraseMyData.erased) {
      form.forgetDraft();
      afterChangeOfPerson();
      void navigate(paths.home(locale), { replace: true });
    }
    return data?.eraseMyData.userErrors;
  };
  return (
    <Page title={t('erase.title')} crumbs={[{ to: paths.profile(locale), label: t('profile.title') }]} lead={<p>{t('erase.lead')}</p>}>
      <ul>
        <li>{t('erase.goes')}</li>
        <li>{t('erase.seats')}</li>
        <li>{t('erase.stays')}</li>
      </ul>
      <Form form={form} onSubmit={act}>
        <Checkbox form={form} name="understood" label={t('erase.understood')} required={t('erase.understoodMissing')} />
        <p className="d-flex flex-wrap gap-3">
          <Button type="submit" look="danger" busy={loading}>
            {t('erase.act')}
          </Button>
          <ButtonLink to={paths.profile(locale)} look="secondary">
            {t('erase.back')}
          </ButtonLink>
        </p>
      </Form>
    </Page>
  );
}
