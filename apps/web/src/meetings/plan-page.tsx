import { useBackgroundQuery, useReadQuery, useSuspenseQuery } from '@apollo/client/react';
import { memo, Suspense, useMemo, useTransition } from 'react';
import { useParams } from 'react-router';

import { Forbidden, NotFound, SignInNeeded } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { DraftedWhen } from '../plans/drafted-when.js';
import { PlanClashes } from '../plans/plan-clashes.js';
import { PlanDraftBar } from '../plans/plan-draft-bar.js';
import { PlanDraftDocument } from '../plans/plan-draft.generated.js';
import { PlanIn } from '../plans/plan-editing.js';
import { PlanMilestones, PlanPhases, PlanTracks } from '../plans/plan-rows.js';
import { FirstLook } from '../site/first-look.js';
import { ButtonAnchor, ButtonLink } from '../ui/button.js';
import { Page, Section } from '../ui/page.js';
import { LoadMore } from '../ui/pagination.js';
import { type Column, Table } from '../ui/table.js';
import { MeetingBadge } from './meeting-state.js';
import { PlanPageDocument, type PlanPageQuery } from './plan-page.generated.js';
import { PlanTabs } from './plan-tabs.js';
import { StaffMeetingLink } from './staff-meeting-link.js';

/** A process's plan, edited in place: every change waits in a draft until it is published. */
export function PlanPage() {
  const { t, locale } = useMessages();
  const { slug = '' } = useParams();
  // Asked for together with the meetings, and both anew each time: colleagues work on the same plan, and series are made elsewhere.
  const [drafted] = useBackgroundQuery(PlanDraftDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const { data, fetchMore } = useSuspenseQuery(PlanPageDocument, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const { process } = useReadQuery(drafted).data;
  const [loading, loadMore] = useTransition();
  if (!data.process || !process) throw new NotFound();
  if (!data.me) throw new SignInNeeded();
  if (!data.process.viewerMayPlan || !process.planDraft) throw new Forbidden();
  const { title, meetings } = data.process;
  const more = () => loadMore(async () => void (await fetchMore({ variables: { after: meetings.pageInfo.endCursor } })));
  return (
    <Page title={t('plan.title')} within={[title]} crumbs={[{ to: paths.desk(locale), label: t('desk.title') }]} lead={<p>{title}</p>}>
      <PlanTabs slug={slug} />
      <PlanIn key={slug} process={process} draft={process.planDraft}>
        <PlanDraftBar />
        <Suspense fallback={<FirstLook />}>
          <PlanClashes slug={slug} />
        </Suspense>
        <PlanTracks />
        <PlanPhases />
        <PlanMilestones />
        <Section id="incontri" title={t('plan.meetings')}>
          <p className="d-flex flex-wrap gap-3">
            <ButtonLink to={paths.newMeeting(locale, slug)}>{t('plan.new')}</ButtonLink>
            <ButtonAnchor href={paths.programmeFile(slug)} look="secondary" icon="download">
              {t('plan.export')}
            </ButtonAnchor>
            <ButtonLink to={paths.importProgramme(locale)} look="secondary">
              {t('plan.import')}
            </ButtonLink>
          </p>
          <Meetings edges={meetings.edges} />
        </Section>
      </PlanIn>
      <LoadMore shown={meetings.edges.length} total={meetings.totalCount} hasMore={meetings.pageInfo.hasNextPage} busy={loading} onMore={more} />
    </Page>
  );
}

type Edge = NonNullable<PlanPageQuery['process']>['meetings']['edges'][number];

/** All meetings as the organisers see them, drafts too, with what each needs. */
const Meetings = memo(function Meetings({ edges }: { edges: readonly Edge[] }) {
  const { t } = useMessages();
  const meetings = useMemo(() => edges.map(({ node }) => node), [edges]);
  const columns = useMemo(
    (): Column<Edge['node']>[] => [
      {
        key: 'title',
        title: t('plan.meeting'),
        isHeader: true,
        isWide: true,
        cell: (meeting) => <StaffMeetingLink meeting={meeting} />,
      },
      { key: 'when', title: t('plan.when'), isWide: true, cell: (meeting) => <DraftedWhen meeting={meeting} /> },
      { key: 'where', title: t('plan.where'), cell: ({ venue }) => venue?.municipality ?? '–' },
      { key: 'state', title: t('plan.state'), cell: (meeting) => <MeetingBadge status={meeting.status} position={meeting.position} registrationState={meeting.registrationState} /> },
      { key: 'seats', title: t('plan.seats'), cell: ({ admissions }) => <Seats admissions={admissions} /> },
    ],
    [t],
  );
  return <Table caption={t('plan.meetings')} rows={meetings} rowKey={idOf} columns={columns} />;
});

const idOf = ({ id }: { id: string }) => id;

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
