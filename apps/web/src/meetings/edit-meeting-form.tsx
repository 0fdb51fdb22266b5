import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { type Locale, useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { DescriptionList } from '../ui/description-list.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Textarea } from '../ui/textarea.js';
import { EditMeetingDocument } from './meeting-planning.generated.js';
import type { StaffMeeting } from './staff-meeting-frame.js';

interface Values {
  title: string;
  description: string;
  onlineUrl: string;
}

const valuesOf = (meeting: StaffMeeting): Values => ({ title: meeting.title ?? '', description: meeting.description ?? '', onlineUrl: meeting.onlineUrl ?? '' });

/** In the reader's language only: the other languages stay as they are. */
const inOneLanguage = (text: string, locale: Locale) => [{ locale, text }];

/**
 * What a meeting says. When somebody else saved in the meantime, both versions are shown and nothing that was typed is
 * lost: saving again, knowingly, puts it over theirs.
 */
export function EditMeetingForm({ meeting }: { meeting: StaffMeeting }) {
  const { t, locale } = useMessages();
  const form = useDraftForm<Values>(`meeting-${meeting.id}`, valuesOf(meeting));
  const [edit, { loading }] = useMutation(EditMeetingDocument);
  const [theirs, setTheirs] = useState<StaffMeeting | null>(null);
  const [saved, setSaved] = useState(false);
  const save = async (values: Values) => {
    setSaved(false);
    const version = theirs?.version ?? meeting.version;
    const input = { meetingId: meeting.id, version, title: inOneLanguage(values.title, locale), description: inOneLanguage(values.description, locale), onlineUrl: values.onlineUrl };
    const { data } = await edit({ variables: { input } });
    const errors = data?.editMeeting.userErrors ?? [];
    const stale = errors.some(({ code }) => code === 'STALE');
    setTheirs(stale ? (data?.editMeeting.meeting ?? null) : null);
    if (errors.length === 0) {
      form.forgetDraft();
      setSaved(true);
    }
    return errors;
  };
  return (
    <>
      {saved && <Callout kind="success" live title={t('staffMeeting.saved')} />}
      {theirs && <Differences mine={form.getValues()} theirs={valuesOf(theirs)} />}
      <Form form={form} onSubmit={save}>
        <TextField form={form} name="title" label={t('meetingForm.title')} hint={t('meetingForm.titleHint')} autoComplete="off" />
        <Textarea form={form} name="description" label={t('meetingForm.description')} rows={6} />
        <TextField form={form} name="onlineUrl" label={t('meetingForm.onlineUrl')} hint={t('meetingForm.onlineUrlHint')} type="url" autoComplete="off" />
        <Button type="submit" busy={loading}>
          {t(theirs ? 'staffMeeting.saveOver' : 'staffMeeting.save')}
        </Button>
      </Form>
    </>
  );
}

/** What somebody else saved while this form was open, field by field where it differs from what is typed here. */
function Differences({ mine, theirs }: { mine: Values; theirs: Values }) {
  const { t } = useMessages();
  const fields = (['title', 'description', 'onlineUrl'] as const).filter((field) => mine[field] !== theirs[field]);
  return (
    <Callout kind="warning" live title={t('staffMeeting.stale')}>
      <DescriptionList items={fields.map((field) => ({ term: t(`meetingForm.${field}`), value: theirs[field] || t('staffMeeting.empty') }))} />
      <p>{t('staffMeeting.staleHelp')}</p>
    </Callout>
  );
}
