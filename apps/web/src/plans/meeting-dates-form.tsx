import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { type Step, wallTimeShifted } from './edtf-shift.js';
import { LaterButtons } from './later-buttons.js';
import { DraftMeetingDatesDocument, type PlanDraftFragment } from './plan-draft.generated.js';
import { answeredApart, useKeepDraft } from './plan-editing.js';
import { RowForm } from './row-form.js';

export type DraftedMeeting = PlanDraftFragment['meetings'][number];

interface Values {
  starts: string;
  ends: string;
}

/** Another day or other hours for a meeting, in the draft: nobody is told before the plan is published. */
export function MeetingDatesForm({ formKey, meeting, zone }: { formKey: string; meeting: DraftedMeeting; zone: string }) {
  const { t } = useMessages();
  const keep = useKeepDraft();
  const form = useDraftForm<Values>(formKey, { starts: meeting.starts, ends: meeting.ends });
  const [starts, ends] = form.watch(['starts', 'ends']);
  const [draftDates, { loading }] = useMutation(DraftMeetingDatesDocument, answeredApart);
  const send = async (values: Values) => {
    const { data } = await draftDates({ variables: { input: { meetingId: meeting.id, ...values } } });
    return keep(data?.draftMeetingDates);
  };
  const offer = (step: Step) => {
    const later = { starts: wallTimeShifted(starts, step), ends: wallTimeShifted(ends, step) };
    if (later.starts === null || later.ends === null) return null;
    const values = { starts: later.starts, ends: later.ends };
    return () => {
      form.setValue('starts', values.starts);
      form.setValue('ends', values.ends);
    };
  };
  return (
    <RowForm form={form} busy={loading} onSend={send}>
      <TextField form={form} name="starts" label={t('meetingTime.starts', { zone })} required={t('meetingTime.startsMissing')} type="datetime-local" />
      <TextField form={form} name="ends" label={t('meetingTime.ends', { zone })} required={t('meetingTime.endsMissing')} type="datetime-local" />
      <LaterButtons
        offers={[
          { act: 'week', give: offer('week') },
          { act: 'month', give: offer('month') },
        ]}
      />
    </RowForm>
  );
}
