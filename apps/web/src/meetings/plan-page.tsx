import { useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useParams } from 'react-router';

import { Forbidden, NotFound, SignInNeeded } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonAnchor, ButtonLink } from '../ui/button.js';
import { Page } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { Table } from '../ui/table.js';
import { Text } from '../ui/text.js';
import { MeetingBadge } from './meeting-state.js';
import { MeetingWhen } from './meeting-when.js';
import { PlanPageDocument } from './plan-page.generated.js';

/** All meetings of a process as its organisers see them, drafts too, with what each needs. */
export function PlanPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  const { data, fetchMore } = useSuspenseQuery(PlanPageDocument, { variables: { slug } });
  const [loading, loadMore] = useTransition();
  if (!data.process) throw new NotFound();
  if (!data.me) throw new SignInNeeded();
  if (!data.process.viewerMayPlan) throw new Forbidden();
  const { title, meetings } = data.process;
  const more = () => loadMore(async () => void (await fetchMore({ variables: { after: meetings.pageInfo.endCursor } })));
  return (
    <Page title={t('plan.title')} within={[title]} crumbs={[{ to: paths.work(locale), label: t('work.title') }]} lead={<p>{title}</p>}>
      <p className="d-flex flex-wrap gap-3">
        <ButtonLink to={paths.newMeeting(locale, slug)}>{t('plan.new')}</ButtonLink>
        <ButtonAnchor href={paths.programmeFile(slug)} look="secondary" icon="download">
          {t('plan.export')}
        </ButtonAnchor>
        <ButtonLink to={paths.importProgramme(locale)} look="secondary">
          {t('plan.import')}
        </ButtonLink>
      </p>
      <Table
        caption={t('plan.meetings')}
        rows={meetings.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: t('plan.meeting'),
            isHeader: true,
            cell: (meeting) => (
              <Link to={paths.staffMeeting(locale, meeting.id)}>
                <Text text={meeting.displayTitle} locale={meeting.displayTitleLocale} />
              </Link>
            ),
          },
          { key: 'when', title: t('plan.when'), cell: (meeting) => <MeetingWhen when={meeting} /> },
          { key: 'where', title: t('plan.where'), cell: ({ venue }) => venue?.municipality ?? '–' },
          { key: 'state', title: t('plan.state'), cell: (meeting) => <MeetingBadge status={meeting.status} position={meeting.position} registrationState={meeting.registrationState} /> },
          { key: 'seats', title: t('plan.seats'), cell: ({ admissions }) => <Seats admissions={admissions} /> },
        ]}
      />
      <LoadMore shown={meetings.edges.length} total={meetings.totalCount} hasMore={meetings.pageInfo.hasNextPage} busy={loading} onMore={more} />
    </Page>
  );
}

/** Seats of each way to attend: left of all, and how many wait. */
function Seats({ admissions }: { admissions: readonly { id: string; seats: number | null; seatsLeft: number | null; waiting: number }[] }) {
  const { t } = useMessages();
  if (admissions.length === 0) return '–';
  return (
    <ul className="list-unstyled mb-0">
      {admissions.map(({ id, seats, seatsLeft, waiting }) => (
        <li key={id}>
          {seats === null ? t('plan.noLimit') : t('plan.seatsLeft', { left: seatsLeft ?? 0, seats })}
          {waiting > 0 && `, ${t('plan.waiting', { count: waiting })}`}
        </li>
      ))}
    </ul>
  );
}
