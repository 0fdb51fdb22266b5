import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { startTransition, useEffect } from 'react';

import { useMessages } from '../messages.js';
import { ActProblem } from '../ui/act-problem.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { InstantText, ownZone } from '../ui/date.js';
import { Page } from '../ui/page.js';
import { Table } from '../ui/table.js';
import { AdminTabs } from './admin-tabs.js';
import { type JobRowFragment, JobsPageDocument, RunJobDocument } from './jobs-page.generated.js';

/** How often a job that was asked for is looked after, in milliseconds. */
const EVERY = 2_000;

const isUnderWay = ({ waiting, startedAt, endedAt }: JobRowFragment) => waiting || (startedAt !== null && endedAt === null);

/** What the worker does by the clock, how it went last, and a button for each. */
export function JobsPage() {
  const { t } = useMessages();
  const { data, refetch } = useSuspenseQuery(JobsPageDocument, { fetchPolicy: 'cache-and-network' });
  const refreshes = data.jobs.some(isUnderWay);
  useEffect(() => {
    if (!refreshes) return undefined;
    const timer = setInterval(() => startTransition(async () => void (await refetch().catch(() => undefined))), EVERY);
    return () => clearInterval(timer);
  }, [refreshes, refetch]);
  return (
    <Page title={t('admin.jobs')} lead={<p>{t('jobs.lead')}</p>}>
      <AdminTabs />
      <Table
        caption={t('admin.jobs')}
        rows={data.jobs}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'title',
            title: t('jobs.job'),
            isHeader: true,
            cell: ({ name, title }) => (
              <>
                {title} <code>{name}</code>
              </>
            ),
          },
          { key: 'last', title: t('jobs.last'), cell: (job) => <LastRun job={job} /> },
          { key: 'next', title: t('jobs.next'), cell: (job) => <NextRun job={job} /> },
          { key: 'act', title: t('organisation.act'), cell: (job) => <RunNow job={job} onAsked={() => startTransition(async () => void (await refetch()))} /> },
        ]}
      />
    </Page>
  );
}

function LastRun({ job }: { job: JobRowFragment }) {
  const { t } = useMessages();
  if (job.startedAt === null) return t('jobs.never');
  return (
    <>
      <Outcome job={job} /> <InstantText instant={job.startedAt} zone={ownZone()} />
      {job.failure && (
        <span className="mail-words">
          <q lang="en">{job.failure}</q>
        </span>
      )}
    </>
  );
}

function Outcome({ job: { endedAt, failure } }: { job: JobRowFragment }) {
  const { t } = useMessages();
  if (endedAt === null) return <Badge tone="wait">{t('jobs.running')}</Badge>;
  return failure === null ? <Badge tone="good">{t('jobs.done')}</Badge> : <Badge tone="bad">{t('jobs.failed')}</Badge>;
}

function NextRun({ job: { nextAt, cron } }: { job: JobRowFragment }) {
  return (
    <>
      {nextAt ? <InstantText instant={nextAt} zone={ownZone()} /> : '–'}
      <code className="d-block">{cron}</code>
    </>
  );
}

function RunNow({ job, onAsked }: { job: JobRowFragment; onAsked: () => void }) {
  const { t } = useMessages();
  const [run, { loading, error }] = useMutation(RunJobDocument);
  const act = async () => {
    await run({ variables: { input: { name: job.name } } });
    onAsked();
  };
  return (
    <>
      <ActProblem error={error} />
      {job.waiting && <p role="status">{t('jobs.waiting')}</p>}
      <Button look="secondary" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t('jobs.run')}
        <span className="visually-hidden"> {job.title}</span>
      </Button>
    </>
  );
}
