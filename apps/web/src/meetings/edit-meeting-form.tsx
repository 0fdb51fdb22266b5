import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { type Locale, useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form, type UserError } from '../ui/form.js';
import { Textarea } from '../ui/textarea.js';
import { ColleaguesNotice } from './colleagues-notice.js';
import { type Merged, withTheirs } from './colleagues-version.js';
import { EditMeetingDocument } from './meeting-planning.generated.js';
import type { StaffMeeting } from './staff-meeting-frame.js';

const fields = ['title', 'description', 'onlineUrl'] as const;
type Field = (typeof fields)[number];
type Texts = Record<Field, string>;

/** With what the fields said when the form was opened, and in which version of the meeting. */
interface Values extends Texts {
  version: number;
  begun: Texts;
}

function valuesOf(meeting: StaffMeeting): Values {
  const begun = { title: meeting.title ?? '', description: meeting.description ?? '', onlineUrl: meeting.onlineUrl ?? '' };
  return { ...begun, version: meeting.version, begun };
}

/** In the reader's language only: the other languages stay as they are. */
const inOneLanguage = (text: string, locale: Locale) => [{ locale, text }];

/**
 * What a meeting says. When somebody else saved in the meantime, what only they changed is taken over, what both
 * changed is shown in both versions, and nothing is lost: saving again, knowingly, puts one's own over theirs.
 */
export function EditMeetingForm({ meeting }: { meeting: StaffMeeting }) {
  const { t, locale } = useMessages();
  const form = useDraftForm<Values>(`meeting-${meeting.id}`, valuesOf(meeting));
  const [edit, { loading }] = useMutation(EditMeetingDocument);
  const [told, setTold] = useState<Merged<Texts> | null>(null);
  const [saved, setSaved] = useState(false);
  const save = async (values: Values): Promise<readonly UserError[]> => {
    setSaved(false);
    const changed = (field: Field) => values[field] !== values.begun[field];
    const text = (field: Field) => (changed(field) ? inOneLanguage(values[field], locale) : undefined);
    const input = { meetingId: meeting.id, version: values.version, title: text('title'), description: text('description'), onlineUrl: changed('onlineUrl') ? values.onlineUrl : undefined };
    const { meeting: now = null, userErrors: errors = [] } = (await edit({ variables: { input } })).data?.editMeeting ?? {};
    if (now && errors.length === 0) {
      form.reset(valuesOf(now));
      form.forgetDraft();
      setTold(null);
      setSaved(true);
    }
    if (!now || !errors.some(({ code }) => code === 'STALE')) return errors;
    const theirs = valuesOf(now);
    const merged = withTheirs<Texts>(fields, values, values.begun, theirs.begun);
    const next = { ...theirs, ...merged.said };
    form.reset(next);
    // They changed something else of the meeting.
    if (merged.taken.length + merged.differing.length === 0) return save(next);
    setTold(merged);
    return errors.filter(({ code }) => code !== 'STALE');
  };
  return (
    <>
      {saved && <Callout kind="success" live title={t('staffMeeting.saved')} />}
      {told && <ColleaguesNotice merged={told} describe={(field, theirs) => ({ term: t(`meetingForm.${field}`), value: theirs[field] })} />}
      <Form form={form} onSubmit={save}>
        <TextField form={form} name="title" label={t('meetingForm.title')} hint={t('meetingForm.titleHint')} autoComplete="off" />
        <Textarea form={form} name="description" label={t('meetingForm.description')} rows={6} />
        <TextField form={form} name="onlineUrl" label={t('meetingForm.onlineUrl')} hint={t('meetingForm.onlineUrlHint')} type="url" autoComplete="off" />
        <Button type="submit" busy={loading}>
          {t(told && told.differing.length > 0 ? 'staffMeeting.saveOver' : 'staffMeeting.save')}
        </Button>
      </Form>
    </>
  );
}
