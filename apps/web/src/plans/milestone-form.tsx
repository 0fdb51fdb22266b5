import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Select } from '../ui/select.js';
import { ownText, textFor } from './drafted-text.js';
import { EdtfField } from './edtf-field.js';
import { shifted } from './edtf-shift.js';
import { LaterButtons } from './later-buttons.js';
import { DraftMilestoneDocument, type PlanDraftFragment } from './plan-draft.generated.js';
import { answeredApart, useKeepDraft, usePlan } from './plan-editing.js';
import { RowForm } from './row-form.js';
import { TitleField } from './title-field.js';

export type DraftedMilestone = PlanDraftFragment['milestones'][number];

interface Values {
  title: string;
  date: string;
  trackId: string;
}

/** `milestone` is null for a new one. */
export function MilestoneForm({ formKey, milestone }: { formKey: string; milestone: DraftedMilestone | null }) {
  const { t, locale } = useMessages();
  const { process, draft } = usePlan();
  const keep = useKeepDraft();
  const form = useDraftForm<Values>(`${process.slug}-${formKey}`, { title: milestone ? ownText(milestone.title, locale) : '', date: milestone?.date ?? '', trackId: milestone?.trackId ?? '' });
  const date = form.watch('date');
  const [draftMilestone, { loading }] = useMutation(DraftMilestoneDocument, answeredApart);
  const send = async (values: Values) => {
    const input = { processSlug: process.slug, id: milestone?.id ?? null, title: [{ locale, text: values.title }], date: values.date.trim(), trackId: values.trackId || null };
    const { data } = await draftMilestone({ variables: { input } });
    return keep(data?.draftMilestone);
  };
  const offer = (later: string | null) => later === null ? null : (() => form.setValue('date', later));
  return (
    <RowForm form={form} busy={loading} onSend={send}>
      <TitleField form={form} title={milestone?.title ?? []} isOptional={false} />
      <EdtfField form={form} name="date" value={date} label={t('planEdit.date')} hint={t('planEdit.dateHint')} />
      <LaterButtons
        offers={[
          { act: 'week', give: offer(shifted(date, 'week')) },
          { act: 'month', give: offer(shifted(date, 'month')) },
        ]}
      />
      {draft.tracks.length > 0 && (
        <Select
          form={form}
          name="trackId"
          label={t('planEdit.milestoneTrack')}
          empty={t('planEdit.wholeProcess')}
          choices={draft.tracks.map(({ id, title }) => ({ value: id, label: textFor(title, locale, process.language)?.text ?? '' }))}
        />
      )}
    </RowForm>
  );
}
