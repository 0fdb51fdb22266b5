import { useMutation } from '@apollo/client/react';
import { wallTimeAt } from '@percorso/time';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import type { FormPlace } from './form-builder.js';
import { type BuiltFormFragment, SetAnswerDeadlineDocument } from './form-building.generated.js';

/** Until when people can change what they answered. */
export function DeadlineForm({ place, form: { id, editableUntil }, zone }: { place: FormPlace; form: BuiltFormFragment; zone: string }) {
  const { t } = useMessages();
  const form = useDraftForm<{ editableUntil: string }>(`answer-deadline-${id}`, { editableUntil: editableUntil ? wallTimeAt(new Date(editableUntil), zone) : '' });
  const [set, { data, loading }] = useMutation(SetAnswerDeadlineDocument);
  const save = async ({ editableUntil: typed }: { editableUntil: string }) => {
    const { data: answer } = await set({ variables: { input: { ...place, editableUntil: typed || null } } });
    if (answer?.setAnswerDeadline.form) form.forgetDraft();
    return answer?.setAnswerDeadline.userErrors;
  };
  return (
    <Form form={form} onSubmit={save}>
      {data?.setAnswerDeadline.form && <Callout kind="success" live title={t('questions.deadlineSaved')} />}
      <TextField form={form} name="editableUntil" label={t('questions.editableUntil', { zone })} hint={t('questions.editableUntilHint')} type="datetime-local" />
      <Button type="submit" look="secondary" busy={loading}>
        {t('questions.saveDeadline')}
      </Button>
    </Form>
  );
}
