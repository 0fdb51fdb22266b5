import { useMutation } from '@apollo/client/react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Section } from '../ui/page.js';
import { Textarea } from '../ui/textarea.js';
import { CancelMeetingDocument } from './meeting-planning.generated.js';
import { NotifyChoice, type NotifyWish } from './notify-choice.js';
import { PreviewedChange } from './previewed-change.js';
import { type StaffMeeting, StaffMeetingFrame } from './staff-meeting-frame.js';

interface Values {
  reason: string;
  notify: NotifyWish;
}

/** Cancelling a meeting: first who would be told, then the act. */
export function CancelMeetingPage() {
  return <StaffMeetingFrame>{(meeting) => <CancelMeeting meeting={meeting} />}</StaffMeetingFrame>;
}

function CancelMeeting({ meeting }: { meeting: StaffMeeting }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const form = useDraftForm<Values>(`cancel-${meeting.id}`, { reason: '', notify: 'SEND' });
  const [cancel, { loading }] = useMutation(CancelMeetingDocument);
  const ask = async (values: Values, dryRun: boolean) => (await cancel({ variables: { input: { meetingId: meeting.id, ...values, dryRun } } })).data?.cancelMeeting;
  return (
    <Section id="annulla" title={t('cancelMeeting.title')}>
      <PreviewedChange form={form} ask={ask} act={t('cancelMeeting.act')} isDangerous busy={loading} onDone={() => void navigate(paths.staffMeeting(locale, meeting.id))}>
        <Textarea form={form} name="reason" label={t('cancelMeeting.reason')} hint={t('cancelMeeting.reasonHint')} />
        <NotifyChoice form={form} name="notify" />
      </PreviewedChange>
    </Section>
  );
}
