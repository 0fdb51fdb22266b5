import { useSuspenseQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Page } from '../ui/page.js';
import { Tabs } from '../ui/tabs.js';
import { type PlannedMeetingFragment, StaffMeetingPageDocument } from './meeting-planning.generated.js';
import { MeetingBadge } from './meeting-state.js';
import { MeetingWhen } from './meeting-when.js';

export type StaffMeeting = PlannedMeetingFragment;

/** The frame of a meeting's pages for those who run it: what and when it is, and the way between the pages. */
export function StaffMeetingFrame({ children }: { children: (meeting: StaffMeeting) => ReactNode }) {
  const { t, locale } = useMessages();
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(StaffMeetingPageDocument, { variables: { id } });
  if (!data.meeting) throw new NotFound();
  const { meeting } = data;
  return (
    <Page
      title={meeting.displayTitle}
      titleLocale={meeting.displayTitleLocale}
      within={[meeting.process.title]}
      crumbs={[
        { to: paths.work(locale), label: t('work.title') },
        { to: paths.plan(locale, meeting.process.slug), label: meeting.process.title },
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
      <Tabs
        label={t('staffMeeting.pages')}
        items={[
          { to: paths.staffMeeting(locale, id), label: t('staffMeeting.plan'), end: true },
          { to: paths.roster(locale, id), label: t('staffMeeting.roster') },
          { to: paths.meetingRegistrations(locale, id), label: t('staffMeeting.registrations') },
          { to: paths.meetingInvitations(locale, id), label: t('staffMeeting.invitations') },
          { to: paths.meetingMails(locale, id), label: t('staffMeeting.mails') },
        ]}
      />
      {children(meeting)}
    </Page>
  );
}
