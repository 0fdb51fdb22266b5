import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useSearchParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { MailReach } from '../mail/mail-reach.js';
import { type StaffMeeting, StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import { paths } from '../paths.js';
import type { RegistrationStatus } from '../schema.generated.js';
import { Badge } from '../ui/badge.js';
import { ButtonLink } from '../ui/button.js';
import { InstantText } from '../ui/date.js';
import { FilterLinks } from '../ui/filter-links.js';
import { useOutcome } from '../ui/outcome.js';
import { Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Empty } from '../ui/states.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { AttendeeActs } from './attendee-acts.js';
import { type AttendeeFragment, MeetingRegistrationsDocument, type MeetingRegistrationsQuery } from './meeting-registrations.generated.js';
import { wordLooks } from './registration-word.js';
import { SeatsOfMeeting } from './seats-of-meeting.js';

/** Who is registered for a meeting, its seats, and what staff do about both. */
export function MeetingRegistrationsPage() {
  return <StaffMeetingFrame right="runs">{(meeting) => <Registrations meeting={meeting} />}</StaffMeetingFrame>;
}

type Counted = NonNullable<MeetingRegistrationsQuery['meeting']>;

/** The statuses that have a link of their own; those that are rare only when somebody is in them. */
const listed = [
  ['CONFIRMED', 'confirmed'],
  ['WAITING', 'waiting'],
  ['PENDING', 'pending'],
  ['CANCELLED', 'cancelled'],
  ['EXPIRED', 'expired'],
] as const satisfies [RegistrationStatus, keyof Counted][];

function Registrations({ meeting }: { meeting: StaffMeeting }) {
  const { t, locale } = useMessages();
  const [address] = useSearchParams();
  const status = listed.find(([each]) => each === address.get('stato'))?.[0] ?? null;
  const { data, fetchMore, refetch } = useSuspenseQuery(MeetingRegistrationsDocument, { variables: { id: meeting.id, status }, fetchPolicy: 'cache-and-network' });
  const [loading, startTransition] = useTransition();
  const [outcome, tell] = useOutcome();
  if (!data.meeting?.registrations) throw new NotFound();
  const { registrations, admissions } = data.meeting;
  const done = (text: string) => {
    tell(text);
    startTransition(async () => void (await refetch()));
  };
  const more = () => startTransition(async () => void (await fetchMore({ variables: { after: registrations.pageInfo.endCursor } })));
  return (
    <>
      {outcome}
      <Section id="posti" title={t('seats.title')}>
        <SeatsOfMeeting admissions={admissions} onDone={done} />
      </Section>
      <Section id="elenco" title={t('attendees.title')}>
        {admissions.length > 0 && meeting.status !== 'CANCELLED' && meeting.status !== 'CLOSED' && (
          <p>
            <ButtonLink to={paths.registerSomebody(locale, meeting.id)}>{t('attendees.register')}</ButtonLink>
          </p>
        )}
        <StatusLinks meeting={data.meeting} current={status} />
        {registrations.edges.length === 0 ? (
          <Empty title={t('attendees.none')} />
        ) : (
          <>
            <AttendeesTable meeting={meeting} attendees={registrations.edges.map(({ node }) => node)} severalWays={admissions.length > 1} onDone={done} />
            <LoadMore shown={registrations.edges.length} total={registrations.totalCount} hasMore={registrations.pageInfo.hasNextPage} busy={loading} onMore={more} />
          </>
        )}
      </Section>
    </>
  );
}

function StatusLinks({ meeting, current }: { meeting: Counted; current: RegistrationStatus | null }) {
  const { t } = useMessages();
  const counts = listed.map(([status, field]) => ({ status, count: meeting[field]?.totalCount ?? 0 }));
  return (
    <FilterLinks
      label={t('attendees.byStatus')}
      items={[
        { search: '', label: t('attendees.all', { count: meeting.all?.totalCount ?? 0 }), isCurrent: current === null },
        ...counts
          .filter(({ status, count }) => count > 0 || status === 'CONFIRMED' || status === current)
          .map(({ status, count }) => ({ search: `?stato=${status}`, label: t(`attendees.tab.${status}`, { count }), isCurrent: current === status })),
      ]}
    />
  );
}

interface AttendeesTableProps {
  meeting: StaffMeeting;
  attendees: readonly AttendeeFragment[];
  severalWays: boolean;
  onDone: (outcome: string) => void;
}

function AttendeesTable({ meeting, attendees, severalWays, onDone }: AttendeesTableProps) {
  const { t, locale } = useMessages();
  return (
    <Table
      caption={t('attendees.title')}
      rows={attendees}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t('people.name'),
          isHeader: true,
          cell: ({ id, person }) => <Link to={paths.attendeeConfirmation(locale, meeting.id, id)}>{person.name || t('people.nameless')}</Link>,
        },
        { key: 'email', title: t('people.email'), cell: ({ person }) => <MailReach person={person} /> },
        { key: 'organisation', title: t('attendees.organisation'), cell: ({ organisationName }) => organisationName ?? '–' },
        ...(severalWays ? [{ key: 'admission', title: t('attendees.admission'), cell: ({ admission }: AttendeeFragment) => <Text text={admission.title} locale={admission.titleLocale} /> }] : []),
        { key: 'needs', title: t('attendees.needs'), cell: ({ needs }) => needs ?? '–' },
        { key: 'status', title: t('plan.state'), cell: (attendee) => <AttendeeStatus attendee={attendee} /> },
        { key: 'when', title: t('attendees.when'), cell: ({ registeredAt }) => <InstantText instant={registeredAt} zone={meeting.timezone} /> },
        { key: 'acts', title: t('attendees.acts'), cell: (attendee) => <AttendeeActs attendee={attendee} onDone={onDone} /> },
      ]}
    />
  );
}

/** The state in a word, and of whoever waits the place in the line. */
export function AttendeeStatus({ attendee: { status, position, confirmed } }: { attendee: Pick<AttendeeFragment, 'status' | 'position' | 'confirmed'> }) {
  const { t } = useMessages();
  const { tone, icon } = wordLooks[status];
  return (
    <>
      <Badge tone={tone} icon={icon}>
        {status === 'WAITING' && position !== null ? t('attendees.waitingAt', { position }) : t(`attendees.status.${status}`)}
      </Badge>
      {status === 'WAITING' && !confirmed && <span> {t('attendees.unconfirmed')}</span>}
    </>
  );
}
