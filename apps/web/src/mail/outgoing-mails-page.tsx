import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import type { MailState } from '../schema.generated.js';
import { AdminTabs } from '../site/admin-tabs.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { InstantText, ownZone } from '../ui/date.js';
import { FilterLinks } from '../ui/filter-links.js';
import { Page } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { SearchForm } from '../ui/search-form.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { MailStateText, mailStates, mayRetry } from './mail-state.js';
import { type OutgoingMailRowFragment, OutgoingMailsDocument, RetryOutgoingMailsDocument } from './outgoing-mails.generated.js';

/** Every mail of the installation and what became of it, never what it says. */
export function OutgoingMailsPage() {
  const { t } = useMessages();
  const [search] = useSearchParams();
  const state = mailStates.find((each) => each === search.get('stato')) ?? null;
  const address = search.get('indirizzo');
  const { data, fetchMore, refetch } = useSuspenseQuery(OutgoingMailsDocument, { variables: { filter: { state, address } }, fetchPolicy: 'cache-and-network' });
  const [loading, startTransition] = useTransition();
  const { edges, totalCount, pageInfo } = data.outgoingMails;
  const mails = edges.map(({ node }) => node);
  const again = () => startTransition(async () => void (await refetch()));
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: pageInfo.endCursor } })));
  return (
    <Page title={t('admin.mails')} lead={<p>{t('outbox.lead')}</p>}>
      <AdminTabs />
      <SearchForm label={t('outbox.search')} name="indirizzo" />
      <StateLinks counts={data.outgoingMailCounts} current={state} address={address} />
      <div className="d-flex flex-wrap align-items-center gap-3 mb-4">
        <Button look="secondary" busy={loading} onClick={again}>
          {t('meetingMail.refresh')}
        </Button>
        <RetryAll mails={mails.filter((mail) => mayRetry(mail.state))} onDone={again} />
      </div>
      {mails.length === 0 ? <Empty title={t('meetingMail.none')} /> : <MailsTable mails={mails} />}
      <LoadMore shown={mails.length} total={totalCount} hasMore={pageInfo.hasNextPage} busy={loading} onMore={more} />
    </Page>
  );
}

/** The states that there are, each with its number; an address that is looked for stays. */
function StateLinks({ counts, current, address }: { counts: readonly { state: MailState; count: number }[]; current: MailState | null; address: string | null }) {
  const { t } = useMessages();
  const count = (state: MailState) => counts.find((each) => each.state === state)?.count ?? 0;
  const total = counts.reduce((sum, each) => sum + each.count, 0);
  const searchOf = (state: MailState | null) => {
    const search = new URLSearchParams({ ...(state && { stato: state }), ...(address && { indirizzo: address }) });
    return search.size > 0 ? `?${search}` : '';
  };
  return (
    <FilterLinks
      label={t('outbox.byState')}
      items={[
        { search: searchOf(null), label: t('outbox.all', { count: total }), isCurrent: current === null },
        ...mailStates
          .filter((state) => count(state) > 0 || state === current)
          .map((state) => ({ search: searchOf(state), label: t(`meetingMail.tab.${state}`, { count: count(state) }), isCurrent: current === state })),
      ]}
    />
  );
}

/** Sends again what of the mails on the page did not arrive. */
function RetryAll({ mails, onDone }: { mails: readonly OutgoingMailRowFragment[]; onDone: () => void }) {
  const { t } = useMessages();
  const [retry, { data, loading, error }] = useMutation(RetryOutgoingMailsDocument);
  const [refused] = data?.retryOutgoingMails.userErrors ?? [];
  const act = async () => {
    await retry({ variables: { input: { mailIds: mails.slice(0, 100).map(({ id }) => id) } } });
    onDone();
  };
  return (
    <>
      {mails.length > 0 && (
        <Button busy={loading} onClick={() => void act().catch(() => undefined)}>
          {t('outbox.retryAll', { count: Math.min(mails.length, 100) })}
        </Button>
      )}
      <ActProblem error={error} refused={refused} />
      {data && !refused && <p role="status">{t('outbox.onTheirWay', { count: data.retryOutgoingMails.mails.length })}</p>}
    </>
  );
}

function MailsTable({ mails }: { mails: readonly OutgoingMailRowFragment[] }) {
  const { t, locale } = useMessages();
  return (
    <Table
      caption={t('admin.mails')}
      rows={mails}
      rowKey={({ id }) => id}
      columns={[
        { key: 'to', title: t('meetingMail.to'), isHeader: true, cell: ({ address }) => <span className="text-break">{address}</span> },
        { key: 'what', title: t('meetingMail.what'), cell: ({ title, meetingId }) => (meetingId ? <Link to={paths.staffMeeting(locale, meetingId)}>{title}</Link> : title) },
        { key: 'state', title: t('plan.state'), cell: (mail) => <MailStateText mail={mail} /> },
        { key: 'written', title: t('outbox.written'), cell: ({ createdAt }) => <InstantText instant={createdAt} zone={ownZone()} /> },
        { key: 'sent', title: t('outbox.sent'), cell: (mail) => <Sent mail={mail} /> },
      ]}
    />
  );
}

/** When it went out, or when it will be tried. */
function Sent({ mail: { state, sentAt, notBefore } }: { mail: OutgoingMailRowFragment }) {
  const { t } = useMessages();
  if (sentAt) return <InstantText instant={sentAt} zone={ownZone()} />;
  if (state !== 'READY' && state !== 'DEFERRED') return '–';
  return (
    <>
      {t('outbox.due')} <InstantText instant={notBefore} zone={ownZone()} />
    </>
  );
}
