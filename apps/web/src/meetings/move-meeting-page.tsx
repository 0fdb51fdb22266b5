import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { PreviewMovedMeetingDocument } from '../plans/clash-preview.generated.js';
import { ClashWarning } from '../plans/clash-warning.js';
import { MoveFollowingForm } from '../plans/move-following-form.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Section } from '../ui/page.js';
import { type NoticePreviewFragment, RescheduleMeetingDocument } from './meeting-planning.generated.js';
import { NoticePreview } from './notice-preview.js';
import { NotifyChoice, type NotifyWish } from './notify-choice.js';
import { type StaffMeeting, StaffMeetingFrame } from './staff-meeting-frame.js';

interface Values {
  startsAt: string;
  endsAt: string;
  name: string;
  street: string;
  municipality: string;
  room: string;
  reason: string;
  notify: NotifyWish;
}

/** Moving a meeting: first who would be told what, then the act. */
export function MoveMeetingPage() {
  const { t } = useMessages();
  return (
    <StaffMeetingFrame>
      {(meeting) => (
        <>
          <MoveMeeting key={meeting.version} meeting={meeting} />
          {meeting.series && meeting.days[0]?.starts && (
            <Section id="seguenti" title={t('moveFollowing.title')}>
              <MoveFollowingForm meetingId={meeting.id} day={meeting.days[0].starts.slice(0, 10)} processSlug={meeting.process.slug} />
            </Section>
          )}
        </>
      )}
    </StaffMeetingFrame>
  );
}

function MoveMeeting({ meeting }: { meeting: StaffMeeting }) {
  const { t, locale } = useMessages();
  const navigate = useNavigate();
  const form = useDraftForm<Values>(`move-${meeting.id}`, {
    startsAt: meeting.days[0]?.starts ?? '',
    endsAt: meeting.days.at(-1)?.ends ?? '',
    name: meeting.venue?.name ?? '',
    street: meeting.venue?.street ?? '',
    municipality: meeting.venue?.municipality ?? '',
    room: meeting.room ?? '',
    reason: '',
    notify: 'SEND',
  });
  const [reschedule, { loading }] = useMutation(RescheduleMeetingDocument);
  const [preview, setPreview] = useState<Pick<NoticePreviewFragment, 'notices' | 'noticeTotals'> | null>(null);
  const [previewClashes] = useMutation(PreviewMovedMeetingDocument);
  const [clashes, setClashes] = useState<readonly string[]>([]);

  const inputOf = ({ startsAt, endsAt, reason, notify, ...place }: Values) => {
    const venue = place.name || place.municipality ? { ...place, country: meeting.venue?.country ?? null } : null;
    return { meetingId: meeting.id, version: meeting.version, startsAt, endsAt, venue, reason, notify };
  };
  const ask = async (values: Values, dryRun: boolean) => {
    const { data } = await reschedule({ variables: { input: { ...inputOf(values), dryRun } } });
    return data?.rescheduleMeeting;
  };
  const look = async (values: Values) => {
    const answer = await ask(values, true);
    if (answer?.userErrors.length === 0) {
      const { data } = await previewClashes({ variables: { input: inputOf(values) } });
      setClashes(data?.previewMovedMeeting.clashes ?? []);
    }
    setPreview(answer && answer.userErrors.length === 0 ? answer : null);
    return answer?.userErrors;
  };
  const move = async () => {
    const answer = await ask(form.getValues(), false);
    if (answer && answer.userErrors.length === 0) {
      form.forgetDraft();
      void navigate(paths.staffMeeting(locale, meeting.id));
    } else {
      setPreview(null);
    }
  };

  return (
    <Section id="sposta" title={t('move.title')}>
      {preview === null ? (
        <Form form={form} onSubmit={look}>
          <TextField form={form} name="startsAt" label={t('meetingTime.starts', { zone: meeting.timezone })} required={t('meetingTime.startsMissing')} type="datetime-local" />
          <TextField form={form} name="endsAt" label={t('meetingTime.ends', { zone: meeting.timezone })} required={t('meetingTime.endsMissing')} type="datetime-local" />
          <TextField form={form} name="name" label={t('meetingForm.venue')} autoComplete="off" />
          <TextField form={form} name="street" label={t('meetingForm.street')} autoComplete="off" />
          <TextField form={form} name="municipality" label={t('meetingForm.municipality')} autoComplete="off" />
          <TextField form={form} name="room" label={t('meetingForm.room')} autoComplete="off" />
          <TextField form={form} name="reason" label={t('move.reason')} hint={t('move.reasonHint')} autoComplete="off" />
          <NotifyChoice form={form} name="notify" />
          <Button type="submit" busy={loading}>
            {t('move.look')}
          </Button>
        </Form>
      ) : (
        <>
          <ClashWarning clashes={clashes} />
          <NoticePreview preview={preview} />
          <p className="d-flex flex-wrap gap-3">
            <Button busy={loading} onClick={() => void move()}>
              {t('move.act')}
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
