import { useSuspenseQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';

import { Forbidden, NotFound, SignInNeeded } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Page } from '../ui/page.js';
import { Tabs } from '../ui/tabs.js';
import { type PlannedMeetingFragment, StaffMeetingPageDocument } from './meeting-planning.generated.js';
import { type MeetingRight, rightsOf } from './meeting-rights.js';
import { MeetingBadge } from './meeting-state.js';
import { MeetingWhen } from './meeting-when.js';

export type StaffMeeting = PlannedMeetingFragment;

interface StaffMeetingFrameProps {
  /** What one must be allowed to do to see the page. */
  right?: MeetingRight;
  children: (meeting: StaffMeeting, rights: Record<MeetingRight, boolean>, viewerId: string) => ReactNode;
}

/** The frame of a meeting's pages for those who run it: what and when it is, and the way between the pages. */
export function StaffMeetingFrame({ right = 'plans', children }: StaffMeetingFrameProps) {
  const { t, locale } = useMessages();
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(StaffMeetingPageDocument, { variables: { id } });
  if (!data.meeting) throw new NotFound();
  const { meeting } = data;
  const rights = rightsOf(meeting);
  if (!data.me) throw new SignInNeeded();
  if (!rights[right]) throw new Forbidden();
  return (
    <Page
      title={meeting.displayTitle}
      titleLocale={meeting.displayTitleLocale}
      within={[meeting.process.title]}
      crumbs={[
        { to: paths.work(locale), label: t('work.title') },
        ...(rights.plans ? [{ to: paths.plan(locale, meeting.process.slug), label: meeting.process.title }] : []),
      ]}
      lead={
        <p>
          <MeetingWhen when={meeting} />
        </p>
      }
    >
      <p>
        <MeetingBadge status={meeting.status} position={meeting.position} registrationState={meeting.registrationState} />
      </p>
      {rights.runs && <StaffMeetingTabs id={id} plans={rights.plans} />}
      {children(meeting, rights, data.me.id)}
    </Page>
  );
}

function StaffMeetingTabs({ id, plans }: { id: string; plans: boolean }) {
  const { t, locale } = useMessages();
  return (
    <Tabs
      label={t('staffMeeting.pages')}
      items={[
        ...(plans ? [{ to: paths.staffMeeting(locale, id), label: t('staffMeeting.plan'), end: true }] : []),
        ...(plans ? [{ to: paths.agenda(locale, id), label: t('staffMeeting.agenda') }] : []),
        ...(plans ? [{ to: paths.admissions(locale, id), label: t('staffMeeting.admissions') }] : []),
        ...(plans ? [{ to: paths.meetingQuestions(locale, id), label: t('staffMeeting.questions') }] : []),
        { to: paths.roster(locale, id), label: t('staffMeeting.roster') },
        { to: paths.meetingRegistrations(locale, id), label: t('staffMeeting.registrations') },
        { to: paths.meetingSplits(locale, id), label: t('splits.tab') },
        { to: paths.meetingInvitations(locale, id), label: t('staffMeeting.invitations') },
        ...(plans ? [{ to: paths.meetingDelegations(locale, id), label: t('delegation.tab') }] : []),
        { to: paths.meetingMails(locale, id), label: t('staffMeeting.mails') },
      ]}
    />
  );
}
