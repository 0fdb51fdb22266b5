import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useEffect, useTransition } from 'react';
import { useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { type StaffMeeting, StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import { MailStateText, mayRetry } from '../mail/mail-state.js';
import type { MailState } from '../schema.generated.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { InstantText } from '../ui/date.js';
import { FilterLinks } from '../ui/filter-links.js';
import { useOutcome } from '../ui/outcome.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { MeetingMailsDocument, type MeetingMailsQuery, RetryMailDocument, type StaffMailFragment } from './meeting-mails.generated.js';

/** Every mail about a meeting and what became of it, in the mail server's own words where it said some. */
export function MeetingMailsPage() {
  return <StaffMeetingFrame right="runs">{(meeting, { plans }) => <Mails meeting={meeting} plans={plans} />}</StaffMeetingFrame>;
}

type Counted = NonNullable<MeetingMailsQuery['meeting']>;

const listed = [
  ['READY', 'ready'],
  ['SENDING', 'sending'],
  ['DEFERRED', 'deferred'],
  ['SENT', 'sent'],
  ['FAILED', 'failed'],
  ['UNKNOWN', 'unknown'],
  ['HELD', 'held'],
  ['SUPPRESSED', 'suppressed'],
  ['SUPERSEDED', 'superseded'],
] as const satisfies [MailState, keyof Counted][];

const EVERY = 10_000;

function Mails({ meeting, plans }: { meeting: StaffMeeting; plans: boolean }) {
  const { t } = useMessages();
  const [address] = useSearchParams();
  const state = listed.find(([each]) => each === address.get('stato'))?.[0] ?? null;
  const { data, fetchMore, refetch } = useSuspenseQuery(MeetingMailsDocument, { variables: { id: meeting.id, state }, fetchPolicy: 'cache-and-network' });
  const [loading, startTransition] = useTransition();
  const [outcome, tell] = useOutcome();
  const mails = data.meeting?.mails;
  const queued = sum(data.meeting, ['ready', 'sending', 'deferred']);
  // Somebody who reads on further down is left in peace: the button still refreshes.
  const refreshesItself = queued > 0 && (mails?.edges.length ?? 0) <= 50;
  useEffect(() => {
    if (!refreshesItself) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') startTransition(async () => void (await refetch().catch(() => undefined)));
    }, EVERY);
    return () => clearInterval(timer);
  }, [refreshesItself, refetch]);
  if (!data.meeting || !mails) throw new NotFound();
  const again = () => startTransition(async () => void (await refetch()));
  const retried = (text: string) => {
    tell(text);
    again();
  };
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: mails.pageInfo.endCursor } })));
  return (
    <Section id="posta" title={t('meetingMail.title')}>
      <p role="status">
        {t('meetingMail.summary', { queued, sent: sum(data.meeting, ['sent']), failed: sum(data.meeting, ['failed', 'unknown']) })}
      </p>
      <p className="d-flex flex-wrap align-items-center gap-3">
        <Button look="secondary" busy={loading} onClick={again}>
          {t('meetingMail.refresh')}
        </Button>
        {refreshesItself && <span>{t('meetingMail.refreshesItself')}</span>}
      </p>
      {outcome}
      <StateLinks meeting={data.meeting} current={state} />
      {mails.edges.length === 0 ? (
        <Empty title={t('meetingMail.none')} />
      ) : (
        <>
          <MailsTable meeting={meeting} mails={mails.edges.map(({ node }) => node)} mayAct={plans} onRetried={retried} />
          <LoadMore shown={mails.edges.length} total={mails.totalCount} hasMore={mails.pageInfo.hasNextPage} busy={loading} onMore={more} />
        </>
      )}
    </Section>
  );
}

type CountField = (typeof listed)[number][1];

function sum(meeting: Counted | null, fields: readonly CountField[]): number {
  return fields.reduce((total, field) => total + (meeting?.[field]?.totalCount ?? 0), 0);
}

function StateLinks({ meeting, current }: { meeting: Counted; current: MailState | null }) {
  const { t } = useMessages();
  return (
    <FilterLinks
      label={t('attendees.byStatus')}
      items={[
        { search: '', label: t('meetingMail.all', { count: meeting.all?.totalCount ?? 0 }), isCurrent: current === null },
        ...listed
          .map(([state, field]) => ({ state, count: sum(meeting, [field]) }))
          .filter(({ state, count }) => count > 0 || state === current)
          .map(({ state, count }) => ({ search: `?stato=${state}`, label: t(`meetingMail.tab.${state}`, { count }), isCurrent: current === state })),
      ]}
    />
  );
}

interface MailsTableProps {
  meeting: StaffMeeting;
  mails: readonly StaffMailFragment[];
  mayAct: boolean;
  onRetried: (outcome: string) => void;
}

function MailsTable({ meeting, mails, mayAct, onRetried }: MailsTableProps) {
  const { t } = useMessages();
  return (
    <Table
      caption={t('meetingMail.title')}
      rows={mails}
      rowKey={({ id }) => id}
      columns={[
        { key: 'to', title: t('meetingMail.to'), isHeader: true, cell: ({ person, address }) => (person?.name ? `${person.name}, ${address}` : address) },
        { key: 'kind', title: t('meetingMail.what'), cell: (mail) => <Kind mail={mail} /> },
        { key: 'state', title: t('plan.state'), cell: (mail) => <MailStateText mail={mail} /> },
        { key: 'when', title: t('log.at'), cell: ({ sentAt, createdAt }) => <InstantText instant={sentAt ?? createdAt} zone={meeting.timezone} /> },
        ...(mayAct ? [{ key: 'acts', title: t('attendees.acts'), cell: (mail: StaffMailFragment) => (mayRetry(mail.state) ? <Retry mail={mail} onRetried={onRetried} /> : '–') }] : []),
      ]}
    />
  );
}

function Kind({ mail: { title, calendarMethod } }: { mail: StaffMailFragment }) {
  const { t } = useMessages();
  if (calendarMethod === null) return title;
  return `${title} (${t(calendarMethod === 'CANCEL' ? 'meetingMail.outOfCalendar' : 'meetingMail.intoCalendar')})`;
}

function Retry({ mail, onRetried }: { mail: StaffMailFragment; onRetried: (outcome: string) => void }) {
  const { t } = useMessages();
  const [retry, { data, loading, error }] = useMutation(RetryMailDocument);
  const [refused] = data?.retryMail.userErrors ?? [];
  const act = async () => {
    const { data: answer } = await retry({ variables: { input: { mailId: mail.id } } });
    if (answer?.retryMail.userErrors.length === 0) onRetried(t('meetingMail.retried', { address: mail.address }));
  };
  return (
    <div>
      <ActProblem error={error} refused={refused} />
      <Button look="secondary" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t('meetingMail.retry')}
        <span className="visually-hidden"> {mail.address}</span>
      </Button>
    </div>
  );
}
