import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { useParams } from 'react-router';

import { type Locale, useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { InstantText } from '../ui/date.js';
import { useLookAgain } from '../ui/look-again.js';
import { Page, Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Progress } from '../ui/progress.js';
import { Table } from '../ui/table.js';
import { OutcomeList } from './bulk-act-form.js';
import { BulkActPageDocument, type BulkActPageQuery, UndoBulkActDocument } from './bulk-acts.generated.js';

type Act = BulkActPageQuery['bulkAct'];

/** How far an act on many people is, and what it came to. The page can be left and come back to. */
export function BulkActPage() {
  const { t, locale } = useMessages();
  const { id = '' } = useParams();
  const { data, refetch, fetchMore } = useSuspenseQuery(BulkActPageDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [loading, startTransition] = useTransition();
  const { bulkAct } = data;
  const { kind, state, process, group, total, skips, outcomes } = bulkAct;
  useLookAgain(state === 'AT_WORK', refetch);
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: skips.pageInfo.endCursor } })));
  return (
    <Page
      title={t(`bulk.kind.${kind}`)}
      within={[process.title]}
      crumbs={[{ to: paths.plan(locale, process.slug), label: process.title }, listOf(bulkAct, locale, t('processPeople.title'))]}
      lead={
        <p>
          {group && `${group.title}. `}
          {t('bulk.ordered', { count: total })} <InstantText instant={bulkAct.createdAt} zone={process.timezone} />
        </p>
      }
    >
      <Standing act={bulkAct} />
      <Section id="esito" title={t('bulk.result')}>
        {outcomes.length === 0 ? <p>{t('bulk.nothingYet')}</p> : <OutcomeList outcomes={outcomes} />}
        {bulkAct.undoable && <Undo id={id} onDone={() => startTransition(async () => void (await refetch()))} />}
      </Section>
      {skips.totalCount > 0 && (
        <Section id="esclusi" title={t('bulk.skipped')}>
          <Table
            caption={t('bulk.skipped')}
            rows={skips.edges.map(({ node }, index) => ({ ...node, index }))}
            rowKey={({ index }) => String(index)}
            columns={[
              { key: 'name', title: t('people.name'), isHeader: true, cell: ({ name }) => name || t('people.nameless') },
              { key: 'email', title: t('people.email'), cell: ({ email }) => email ?? '–' },
              { key: 'why', title: t('bulk.why'), cell: ({ outcome }) => t(`bulk.outcome.${outcome}`) },
            ]}
          />
          <LoadMore shown={skips.edges.length} total={skips.totalCount} hasMore={skips.pageInfo.hasNextPage} busy={loading} onMore={more} />
        </Section>
      )}
    </Page>
  );
}

/** The list that it was ordered in. */
function listOf({ meeting, process }: Act, locale: Locale, people: string) {
  return meeting ? { to: paths.meetingRegistrations(locale, meeting.id), label: meeting.displayTitle } : { to: paths.peopleOfProcess(locale, process.slug), label: people };
}

function Standing({ act: { state, fault, done, total } }: { act: Act }) {
  const { t } = useMessages();
  if (state === 'DONE') return <Callout kind="success" live title={t('bulk.done')} />;
  if (state === 'UNDONE') return <Callout kind="success" live title={t('bulk.undone')} />;
  if (state === 'FAILED') return <Callout kind="danger" live title={t('bulk.failed', { done, total })}>{fault}</Callout>;
  return (
    <>
      <Progress label={t('bulk.atWork')} value={done} max={Math.max(total, 1)} words={t('imports.progress', { done, total })} />
      <p>{t('imports.mayLeave')}</p>
    </>
  );
}

function Undo({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useMessages();
  const [undo, { data, loading, error }] = useMutation(UndoBulkActDocument);
  const act = async () => {
    const { data: answer } = await undo({ variables: { input: { bulkActId: id } } });
    if (answer?.undoBulkAct.userErrors.length === 0) onDone();
  };
  return (
    <>
      <ActProblem error={error} refused={data?.undoBulkAct.userErrors[0]} />
      <p>
        <Button look="secondary" busy={loading} onClick={() => void act().catch(() => undefined)}>
          {t('bulk.undo')}
        </Button>
      </p>
    </>
  );
}
