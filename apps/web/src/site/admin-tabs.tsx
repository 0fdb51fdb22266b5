import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Tabs } from '../ui/tabs.js';

/** The administrator's pages, on each of them. */
export function AdminTabs() {
  const { t, locale } = useMessages();
  return (
    <Tabs
      label={t('admin.pages')}
      items={[
        { to: paths.adminOrganisations(locale), label: t('admin.organisations') },
        { to: paths.adminPeople(locale), label: t('admin.people') },
        { to: paths.importProgramme(locale), label: t('admin.import') },
        { to: paths.adminMails(locale), label: t('admin.mails') },
        { to: paths.adminJobs(locale), label: t('admin.jobs') },
        { to: paths.adminLog(locale), label: t('admin.log') },
      ]}
    />
  );
}
