import { useMutation } from '@apollo/client/react';
import { Link } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button, ButtonLink } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { Section } from '../ui/page.js';
import { MeetingDetails } from './meeting-details-form.js';
import { EditMeetingForm } from './edit-meeting-form.js';
import { PublishMeetingDocument, ReleaseNoticesDocument } from './meeting-planning.generated.js';
import { type StaffMeeting, StaffMeetingFrame } from './staff-meeting-frame.js';

/** A meeting as its organisers keep it: publish, edit, move, cancel. */
export function StaffMeetingPage() {
  const { t } = useMessages();
  return (
    <StaffMeetingFrame>
      {(meeting) => (
        <>
          <Section id="stato" title={t('staffMeeting.state')}>
            <Publication meeting={meeting} />
            <HeldNotices meeting={meeting} />
          </Section>
          <Section id="testi" title={t('staffMeeting.texts')}>
            <EditMeetingForm key={meeting.id} meeting={meeting} />
          </Section>
          <Section id="dettagli" title={t('details.title')}>
            <MeetingDetails id={meeting.id} />
          </Section>
        </>
      )}
    </StaffMeetingFrame>
  );
}

function Publication({ meeting }: { meeting: StaffMeeting }) {
  const { t, locale } = useMessages();
  const [publish, { data, loading, error }] = useMutation(PublishMeetingDocument);
  const refused = data?.publishMeeting.userErrors[0];
  const act = (as: 'SAVE_THE_DATE' | 'SCHEDULED') => void publish({ variables: { input: { meetingId: meeting.id, as } } }).catch(() => undefined);
  const isOpen = meeting.status !== 'CANCELLED' && meeting.status !== 'CLOSED';
  return (
    <>
      <ActProblem error={error} refused={refused} />
      {data?.publishMeeting.meeting && <Callout kind="success" live title={t('staffMeeting.published')} />}
      <p>{t(`staffMeeting.about.${meeting.status}`)}</p>
      <p className="d-flex flex-wrap align-items-center gap-3">
        {(meeting.status === 'DRAFT' || meeting.status === 'SAVE_THE_DATE') && (
          <Button busy={loading} onClick={() => act('SCHEDULED')}>
            {t('staffMeeting.schedule')}
          </Button>
        )}
        {meeting.status === 'DRAFT' && (
          <Button look="secondary" busy={loading} onClick={() => act('SAVE_THE_DATE')}>
            {t('staffMeeting.saveTheDate')}
          </Button>
        )}
        {isOpen && (
          <ButtonLink look="secondary" to={paths.moveMeeting(locale, meeting.id)}>
            {t('staffMeeting.move')}
          </ButtonLink>
        )}
        {isOpen && (
          <ButtonLink look="danger" to={paths.cancelMeeting(locale, meeting.id)}>
            {t('staffMeeting.cancel')}
          </ButtonLink>
        )}
        {meeting.status !== 'DRAFT' && <Link to={paths.meeting(locale, meeting.process.slug, meeting.id)}>{t('staffMeeting.publicPage')}</Link>}
      </p>
    </>
  );
}

/** Notices that were held back when the meeting was changed, until somebody lets them go. */
function HeldNotices({ meeting }: { meeting: StaffMeeting }) {
  const { t } = useMessages();
  const [release, { data, loading, error }] = useMutation(ReleaseNoticesDocument);
  if (!meeting.heldNotices) return null;
  return (
    <Callout kind="warning" title={t('staffMeeting.held', { count: meeting.heldNotices })}>
      <ActProblem error={error} refused={data?.releaseNotices.userErrors[0]} />
      <Button busy={loading} onClick={() => void release({ variables: { input: { meetingId: meeting.id } } }).catch(() => undefined)}>
        {t('staffMeeting.release')}
      </Button>
    </Callout>
  );
}
