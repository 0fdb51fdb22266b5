import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useState, useTransition } from 'react';
import { useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { MailReach } from '../mail/mail-reach.js';
import { type StaffMeeting, StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import type { InvitationStatus } from '../schema.generated.js';
import { ActProblem } from '../ui/act-problem.js';
import { Badge, type Tone } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { InstantText } from '../ui/date.js';
import { Dialog } from '../ui/dialog.js';
import { FilterLinks } from '../ui/filter-links.js';
import type { IconName } from '../ui/icon.js';
import { useOutcome } from '../ui/outcome.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { InviteForm } from './invite-form.js';
import { MeetingInvitationsDocument, type MeetingInvitationsQuery, type StaffInvitationFragment, WithdrawInvitationDocument } from './meeting-invitations.generated.js';

/** Whom a meeting's organisers asked to come, and asking more. */
export function MeetingInvitationsPage() {
  return <StaffMeetingFrame right="runs">{(meeting, { plans }) => <Invitations meeting={meeting} plans={plans} />}</StaffMeetingFrame>;
}

type Counted = NonNullable<MeetingInvitationsQuery['meeting']>;

const listed = [
  ['INVITED', 'invited'],
  ['ACCEPTED', 'accepted'],
  ['DECLINED', 'declined'],
  ['WITHDRAWN', 'withdrawn'],
] as const satisfies [InvitationStatus, keyof Counted][];

const looks: Record<InvitationStatus, { tone: Tone; icon: IconName }> = {
  INVITED: { tone: 'wait', icon: 'mail' },
  ACCEPTED: { tone: 'good', icon: 'check' },
  DECLINED: { tone: 'bad', icon: 'cross' },
  WITHDRAWN: { tone: 'plain', icon: 'cross' },
};

function Invitations({ meeting, plans }: { meeting: StaffMeeting; plans: boolean }) {
  const { t } = useMessages();
  const [address] = useSearchParams();
  const status = listed.find(([each]) => each === address.get('stato'))?.[0] ?? null;
  const { data, fetchMore, refetch } = useSuspenseQuery(MeetingInvitationsDocument, { variables: { id: meeting.id, status }, fetchPolicy: 'cache-and-network' });
  const [loading, startTransition] = useTransition();
  const [outcome, tell] = useOutcome();
  if (!data.meeting?.invitations) throw new NotFound();
  const { invitations, admissions, process } = data.meeting;
  const again = () => startTransition(async () => void (await refetch()));
  const done = (text: string) => {
    tell(text);
    again();
  };
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: invitations.pageInfo.endCursor } })));
  const isOpen = (meeting.status === 'SCHEDULED' || meeting.status === 'SAVE_THE_DATE') && meeting.position !== 'PAST';
  return (
    <>
      {plans && (
        <Section id="invita" title={t('invite.title')}>
          {isOpen && admissions.length > 0 ? (
            <InviteForm meetingId={meeting.id} admissions={admissions} groups={process.groups} onInvited={again} />
          ) : (
            <Callout kind="info" title={t(admissions.length === 0 ? 'invite.noAdmission' : meeting.status === 'DRAFT' ? 'invite.draft' : 'invite.over')} />
          )}
        </Section>
      )}
      <Section id="elenco" title={t('invite.list')}>
        {outcome}
        <StatusLinks meeting={data.meeting} current={status} />
        {invitations.edges.length === 0 ? (
          <Empty title={t('invite.none')} />
        ) : (
          <>
            <InvitationsTable meeting={meeting} invitations={invitations.edges.map(({ node }) => node)} mayWithdraw={plans && isOpen} onDone={done} />
            <LoadMore shown={invitations.edges.length} total={invitations.totalCount} hasMore={invitations.pageInfo.hasNextPage} busy={loading} onMore={more} />
          </>
        )}
      </Section>
    </>
  );
}

function StatusLinks({ meeting, current }: { meeting: Counted; current: InvitationStatus | null }) {
  const { t } = useMessages();
  return (
    <FilterLinks
      label={t('attendees.byStatus')}
      items={[
        { search: '', label: t('attendees.all', { count: meeting.all?.totalCount ?? 0 }), isCurrent: current === null },
        ...listed.map(([status, field]) => ({ search: `?stato=${status}`, label: t(`invite.tab.${status}`, { count: meeting[field]?.totalCount ?? 0 }), isCurrent: current === status })),
      ]}
    />
  );
}

interface InvitationsTableProps {
  meeting: StaffMeeting;
  invitations: readonly StaffInvitationFragment[];
  mayWithdraw: boolean;
  onDone: (outcome: string) => void;
}

function InvitationsTable({ meeting, invitations, mayWithdraw, onDone }: InvitationsTableProps) {
  const { t } = useMessages();
  return (
    <Table
      caption={t('invite.list')}
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', title: t('people.name'), isHeader: true, cell: ({ person }) => person?.name ?? t('invite.erased') },
        { key: 'email', title: t('people.email'), cell: ({ person }) => <MailReach person={person ?? { email: null, mailRefusal: null }} /> },
        { key: 'admission', title: t('attendees.admission'), cell: ({ admission }) => <Text text={admission.title} locale={admission.titleLocale} /> },
        {
          key: 'status',
          title: t('plan.state'),
          cell: ({ status }) => (
            <Badge tone={looks[status].tone} icon={looks[status].icon}>
              {t(`invite.status.${status}`)}
            </Badge>
          ),
        },
        { key: 'invited', title: t('invite.at'), cell: ({ invitedAt }) => <InstantText instant={invitedAt} zone={meeting.timezone} /> },
        { key: 'answered', title: t('invite.answeredAt'), cell: ({ answeredAt }) => (answeredAt ? <InstantText instant={answeredAt} zone={meeting.timezone} /> : '–') },
        ...(mayWithdraw
          ? [
              {
                key: 'acts',
                title: t('attendees.acts'),
                cell: (invitation: StaffInvitationFragment) => (invitation.status === 'WITHDRAWN' ? '–' : <Withdraw invitation={invitation} onDone={onDone} />),
              },
            ]
          : []),
      ]}
    />
  );
}

function Withdraw({ invitation, onDone }: { invitation: StaffInvitationFragment; onDone: (outcome: string) => void }) {
  const { t } = useMessages();
  const [asking, setAsking] = useState(false);
  const [withdraw, { data, loading, error }] = useMutation(WithdrawInvitationDocument);
  const [refused] = data?.withdrawInvitation.userErrors ?? [];
  const name = invitation.person?.name ?? t('invite.erased');
  const act = async () => {
    const { data: answer } = await withdraw({ variables: { input: { invitationId: invitation.id } } });
    if (answer?.withdrawInvitation.userErrors.length !== 0) return;
    setAsking(false);
    onDone(t('invite.withdrawn', { name }));
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t('invite.withdraw')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      <Dialog
        open={asking}
        title={t('invite.withdrawTitle', { name })}
        onClose={() => setAsking(false)}
        actions={
          <Button look="danger" busy={loading} onClick={() => void act().catch(() => undefined)}>
            {t('invite.withdraw')}
          </Button>
        }
      >
        <ActProblem error={error} refused={refused} />
        <p>{t(invitation.status === 'ACCEPTED' ? 'invite.withdrawAccepted' : 'invite.withdrawText')}</p>
      </Dialog>
    </>
  );
}
