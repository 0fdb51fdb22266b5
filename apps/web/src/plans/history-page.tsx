import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { useParams } from 'react-router';

import { Forbidden, NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { StaffMeetingLink } from '../meetings/staff-meeting-link.js';
import { useMessages } from '../messages.js';
import { InstantText, ownZone } from '../ui/date.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { HistoryPageDocument, type HistoryPageQuery } from './history-page.generated.js';

type Act = NonNullable<NonNullable<HistoryPageQuery['process']>['history']>['edges'][number]['node'];

/** Who changed what in a plan, before and after, the newest first. */
export function HistoryPage() {
  const { t } = useMessages();
  const { slug = '' } = useParams();
  const { data, fetchMore } = useSuspenseQuery(HistoryPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const [loading, loadMore] = useTransition();
  if (!data.process) throw new NotFound();
  const { history } = data.process;
  if (!history) throw new Forbidden();
  const more = () => loadMore(async () => void (await fetchMore({ variables: { after: history.pageInfo.endCursor } })));
  return (
    <PlanFrame process={data.process} title={t('historyPage.title')} lead={<p>{t('historyPage.lead')}</p>}>
      {history.edges.length === 0 ? (
        <Empty title={t('historyPage.none')} />
      ) : (
        <>
          <Table
            caption={t('historyPage.title')}
            rows={history.edges.map(({ node }) => node)}
            rowKey={({ id }) => id}
            columns={[
              { key: 'at', title: t('log.at'), isHeader: true, cell: ({ at }) => <InstantText instant={at} zone={ownZone()} /> },
              { key: 'who', title: t('log.who'), cell: ({ person }) => person?.name ?? t('log.nobody') },
              { key: 'what', title: t('log.what'), cell: (act) => <WhatWasDone act={act} /> },
              { key: 'change', title: t('historyPage.change'), cell: ({ facts }) => <Facts facts={facts} /> },
            ]}
          />
          <LoadMore shown={history.edges.length} total={history.totalCount} hasMore={history.pageInfo.hasNextPage} busy={loading} onMore={more} />
        </>
      )}
    </PlanFrame>
  );
}

function WhatWasDone({ act: { words, meeting } }: { act: Act }) {
  return (
    <>
      {words}
      {meeting && (
        <>
          {': '}
          <StaffMeetingLink meeting={meeting} />
        </>
      )}
    </>
  );
}

function Facts({ facts }: { facts: Act['facts'] }) {
  const { t } = useMessages();
  if (facts.length === 0) return t('common.none');
  return (
    <ul className="list-unstyled mb-0 text-break">
      {facts.map(({ label, before, after }) => (
        <li key={label}>
          {label}: {before !== null && <del>{before}</del>} {before !== null && after !== null && <span className="visually-hidden">{t('historyPage.then')}</span>} {after}
        </li>
      ))}
    </ul>
  );
}
