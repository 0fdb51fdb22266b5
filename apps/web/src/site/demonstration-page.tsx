import { useSuspenseQuery } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { ButtonAnchor } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { DemonstrationAccountsDocument } from './contact.generated.js';

/** Who one can be in the demonstration. Outside it there are no such accounts, and the page says so. */
export function DemonstrationPage() {
  const { t } = useMessages();
  const { demonstrationAccounts: accounts } = useSuspenseQuery(DemonstrationAccountsDocument).data;
  if (accounts.length === 0) {
    return (
      <Page title={t('demonstration.title')}>
        <Empty title={t('demonstration.none')} />
      </Page>
    );
  }
  return (
    <Page title={t('demonstration.title')} lead={<p>{t('demonstration.lead')}</p>}>
      <Table
        caption={t('demonstration.caption')}
        rows={accounts}
        rowKey={({ email }) => email}
        columns={[
          { key: 'email', title: t('demonstration.address'), isHeader: true, cell: ({ email }) => email },
          { key: 'what', title: t('demonstration.what'), cell: ({ what }) => what },
        ]}
      />
      <p className="d-flex flex-wrap gap-3">
        <ButtonAnchor href="/mailbox" icon="mail">
          {t('site.mailbox')}
        </ButtonAnchor>
        <ButtonAnchor href="/__vetrina" look="secondary">
          {t('demonstration.gallery')}
        </ButtonAnchor>
      </p>
    </Page>
  );
}
