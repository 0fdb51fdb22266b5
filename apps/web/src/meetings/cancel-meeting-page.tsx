import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { Section } from '../ui/page.js';
import { Textarea } from '../ui/textarea.js';
import { CancelMeetingDocument, type NoticePreviewFragment } from './meeting-planning.generated.js';
import { NoticePreview } from './notice-preview.js';
import { NotifyChoice, type NotifyWish } from './notify-choice.js';
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
  const [preview, setPreview] = useState<Pick<NoticePreviewFragment, 'notices' | 'noticeTotals'> | null>(null);
  const ask = async (values: Values, dryRun: boolean) => {
    const { data } = await cancel({ variables: { input: { meetingId: meeting.id, ...values, dryRun } } });
    return data?.cancelMeeting;
  };
  const look = async (values: Values) => {
    const answer = await ask(values, true);
    setPreview(answer && answer.userErrors.length === 0 ? answer : null);
    return answer?.userErrors;
  };
  const act = async () => {
    const answer = await ask(form.getValues(), false);
    if (answer && answer.userErrors.length === 0) {
      form.forgetDraft();
      void navigate(paths.staffMeeting(locale, meeting.id));
    } else {
      setPreview(null);
    }
  };
  return (
    <Section id="annulla" title={t('cancelMeeting.title')}>
      {preview === null ? (
        <Form form={form} onSubmit={look}>
          <Textarea form={form} name="reason" label={t('cancelMeeting.reason')} hint={t('cancelMeeting.reasonHint')} />
          <NotifyChoice form={form} name="notify" />
          <Button type="submit" busy={loading}>
            {t('move.look')}
          </Button>
        </Form>
      ) : (
        <>
          <NoticePreview preview={preview} />
          <p className="d-flex flex-wrap gap-3">
            <Button look="danger" busy={loading} onClick={() => void act()}>
              {t('cancelMeeting.act')}
            </Button>
            <Button look="secondary" onClick={() => setPreview(null)}>
              {t('move.back')}
            </Button>
          </p>
        </>
      )}
    </Section>
  );
}
