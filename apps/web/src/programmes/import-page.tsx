import { useSuspenseQuery } from '@apollo/client/react';

import { Forbidden, SignInNeeded } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { AdminTabs } from '../site/admin-tabs.js';
import { Page } from '../ui/page.js';
import { ImportForm } from './import-form.js';
import { ImportPageDocument } from './import-page.generated.js';

/** Brings a process to what a programme file says: administrators any, organisers their own. */
export function ImportPage() {
  const { t, locale } = useMessages();
  const { me } = useSuspenseQuery(ImportPageDocument).data;
  if (!me) throw new SignInNeeded();
  const roles = me.roles ?? [];
  const isAdministrator = roles.some(({ role }) => role === 'ADMINISTRATOR');
  const organised = roles.flatMap(({ role, process }) => (role === 'ORGANISER' && process ? [process.slug] : []));
  if (!isAdministrator && organised.length === 0) throw new Forbidden();
  return (
    <Page title={t('import.title')} crumbs={[{ to: paths.work(locale), label: t('work.title') }]} lead={<p>{t('import.lead')}</p>}>
      {isAdministrator ? <AdminTabs /> : <p>{t('import.own', { slugs: organised.join(', ') })}</p>}
      <ImportForm />
    </Page>
  );
}
