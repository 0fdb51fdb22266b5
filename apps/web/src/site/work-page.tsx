import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { SignInNeeded } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Page, Section } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { WorkPageDocument } from './work-page.generated.js';

/** Where staff begin: what each of their roles lets them do. */
export function WorkPage() {
  const { t, locale } = useMessages();
  const { data } = useSuspenseQuery(WorkPageDocument);
  if (!data.me) throw new SignInNeeded();
  const roles = data.me.roles ?? [];
  const isAdministrator = roles.some(({ role }) => role === 'ADMINISTRATOR');
  return (
    <Page title={t('work.title')} lead={<p>{t('work.lead')}</p>}>
      {roles.length === 0 && <Empty title={t('work.none')} />}
      {isAdministrator && (
        <Section id="amministrazione" title={t('work.admin')}>
          <ul>
            <li>
              <Link to={paths.adminOrganisations(locale)}>{t('admin.organisations')}</Link>
            </li>
            <li>
              <Link to={paths.adminPeople(locale)}>{t('admin.people')}</Link>
            </li>
            <li>
              <Link to={paths.adminLog(locale)}>{t('admin.log')}</Link>
            </li>
          </ul>
        </Section>
      )}
    </Page>
  );
}
