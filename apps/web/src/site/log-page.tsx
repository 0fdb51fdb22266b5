import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';

import { useMessages } from '../messages.js';
import { InstantText, ownZone } from '../ui/date.js';
import { Page } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Table } from '../ui/table.js';
import { AdminTabs } from './admin-tabs.js';
import { LogPageDocument } from './log-page.generated.js';

/** Who did what, the newest first. The names of acts are the log's own and the same in every language. */
export function LogPage() {
  const { t } = useMessages();
  const { data, fetchMore } = useSuspenseQuery(LogPageDocument);
  const { edges, totalCount, pageInfo } = data.auditLog;
  const [loading, loadMore] = useTransition();
  const more = () => loadMore(async () => void (await fetchMore({ variables: { after: pageInfo.endCursor } })));
  return (
    <Page title={t('admin.log')}>
      <AdminTabs />
      <Table
        caption={t('admin.log')}
        rows={edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', title: t('log.at'), isHeader: true, cell: ({ at }) => <InstantText instant={at} zone={ownZone()} /> },
          { key: 'who', title: t('log.who'), cell: ({ person }) => person?.name ?? t('log.nobody') },
          { key: 'what', title: t('log.what'), cell: ({ action }) => <code>{action}</code> },
          {
            key: 'details',
            title: t('log.details'),
            cell: ({ details }) =>
              details.length > 0 ? (
                <ul className="list-unstyled mb-0 text-break">
                  {details.map(({ key, value }) => (
                    <li key={key}>
                      {key}: {value}
                    </li>
                  ))}
                </ul>
              ) : (
                '–'
              ),
          },
        ]}
      />
      <LoadMore shown={edges.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={loading} onMore={more} />
    </Page>
  );
}
