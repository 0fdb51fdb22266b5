import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { useDraftForm } from '../ui/draft-form.js';
import { ownText } from './drafted-text.js';
import { DraftTrackDocument, type PlanDraftFragment } from './plan-draft.generated.js';
import { answeredApart, useKeepDraft, usePlan } from './plan-editing.js';
import { RowForm } from './row-form.js';
import { TitleField } from './title-field.js';

export type DraftedTrack = PlanDraftFragment['tracks'][number];

/** `track` is null for a new one. */
export function TrackForm({ formKey, track }: { formKey: string; track: DraftedTrack | null }) {
  const { locale } = useMessages();
  const { process } = usePlan();
  const keep = useKeepDraft();
  const form = useDraftForm<{ title: string }>(`${process.slug}-${formKey}`, { title: track ? ownText(track.title, locale) : '' });
  const [draftTrack, { loading }] = useMutation(DraftTrackDocument, answeredApart);
  const send = async ({ title }: { title: string }) => {
    const { data } = await draftTrack({ variables: { input: { processSlug: process.slug, id: track?.id ?? null, title: [{ locale, text: title }] } } });
    return keep(data?.draftTrack);
  };
  return (
    <RowForm form={form} busy={loading} onSend={send}>
      <TitleField form={form} title={track?.title ?? []} isOptional={false} />
    </RowForm>
  );
}
