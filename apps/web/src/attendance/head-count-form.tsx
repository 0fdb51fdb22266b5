import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { SetHeadCountDocument } from './roster.generated.js';

/** How many people were counted without their names. Left empty: nobody counted. */
export function HeadCountForm({ meetingId, headCount }: { meetingId: string; headCount: number | null }) {
  const { t } = useMessages();
  const form = useDraftForm<{ headCount: string }>(`head-count-${meetingId}`, { headCount: headCount === null ? '' : String(headCount) });
  const [save, { data, loading }] = useMutation(SetHeadCountDocument);
  const send = async (values: { headCount: string }) => {
    const text = values.headCount.trim();
    const answer = await save({ variables: { input: { meetingId, headCount: text === '' ? null : Number(text) } } });
    const errors = answer.data?.setHeadCount.userErrors;
    if (errors?.length === 0) form.forgetDraft();
    return errors;
  };
  return (
    <Form form={form} onSubmit={send}>
      {data?.setHeadCount.meeting && <Callout kind="success" live title={t('closing.headCountSaved')} />}
      <TextField
        form={form}
        name="headCount"
        label={t('closing.headCountLabel')}
        hint={t('closing.headCountHint')}
        check={(value) => (/^\d{1,6}$/.test(value) ? null : t('newMeeting.wholeNumber'))}
        inputMode="numeric"
        autoComplete="off"
        width="short"
      />
      <Button type="submit" look="secondary" busy={loading}>
        {t('closing.headCountSave')}
      </Button>
    </Form>
  );
}
