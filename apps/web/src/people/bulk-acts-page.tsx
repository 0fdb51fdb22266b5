import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { PlanFrame } from '../meetings/plan-tabs.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { InstantText } from '../ui/date.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { BulkActsPageDocument } from './bulk-acts.generated.js';

/** The acts on many people that were ordered in a process, each with the way to what came of it. */
export function BulkActsPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { data, fetchMore } = useSuspenseQuery(BulkActsPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const [loading, startTransition] = useTransition();
  const { process, bulkActs } = data;
  if (!process) throw new NotFound();
  const acts = bulkActs.edges.map(({ node }) => node);
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: bulkActs.pageInfo.endCursor } })));
  return (
    <PlanFrame process={process} title={t('bulk.title')} lead={<p>{t('bulk.listLead')}</p>}>
      <Section id="operazioni" title={t('bulk.list')}>
        {acts.length === 0 ? (
          <Empty title={t('bulk.listNone')} />
        ) : (
          <>
            <Table
              caption={t('bulk.list')}
              rows={acts}
              rowKey={({ id }) => id}
              columns={[
                { key: 'kind', title: t('bulk.act.title'), isHeader: true, cell: ({ id, kind }) => <Link to={paths.bulkAct(locale, id)}>{t(`bulk.kind.${kind}`)}</Link> },
                { key: 'of', title: t('bulk.act.of'), cell: ({ meeting, group }) => [meeting?.displayTitle ?? t('processPeople.title'), group?.title].filter(Boolean).join(' → ') },
                { key: 'at', title: t('bulk.act.at'), cell: ({ createdAt }) => <InstantText instant={createdAt} zone={process.timezone} /> },
                { key: 'state', title: t('imports.state'), cell: ({ state, done, total }) => t(`bulk.state.${state}`, { done, total }) },
                { key: 'total', title: t('bulk.rows'), isNumber: true, cell: ({ total }) => total },
              ]}
            />
            <LoadMore shown={acts.length} total={bulkActs.totalCount} hasMore={bulkActs.pageInfo.hasNextPage} busy={loading} onMore={more} />
          </>
        )}
      </Section>
    </PlanFrame>
  );
}
