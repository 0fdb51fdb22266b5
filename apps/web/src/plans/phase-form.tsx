import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { Checkbox } from '../ui/checkbox.js';
import { useDraftForm } from '../ui/draft-form.js';
import { ownText, textFor } from './drafted-text.js';
import { EdtfField } from './edtf-field.js';
import { lengthened, shifted } from './edtf-shift.js';
import { LaterButtons } from './later-buttons.js';
import { DraftPhaseDocument, type PlanDraftFragment } from './plan-draft.generated.js';
import { answeredApart, useKeepDraft, usePlan } from './plan-editing.js';
import { RowForm } from './row-form.js';
import { TitleField } from './title-field.js';

export type DraftedPhase = PlanDraftFragment['phases'][number];

interface Values {
  title: string;
  span: string;
  /** Whether the phase is of a track, by the track's id behind a letter: a field's name that begins with a digit would be a place in a list. */
  tracks: Record<string, boolean>;
}

const fieldOf = (trackId: string) => `t${trackId}`;

/** `phase` is null for a new one. */
export function PhaseForm({ formKey, phase }: { formKey: string; phase: DraftedPhase | null }) {
  const { t, locale } = useMessages();
  const { process, draft } = usePlan();
  const keep = useKeepDraft();
  const form = useDraftForm<Values>(`${process.slug}-${formKey}`, {
    title: phase ? ownText(phase.title, locale) : '',
    span: phase?.span ?? '',
    tracks: Object.fromEntries(draft.tracks.map(({ id }) => [fieldOf(id), phase?.trackIds.includes(id) ?? false])),
  });
  const span = form.watch('span');
  const [draftPhase, { loading }] = useMutation(DraftPhaseDocument, answeredApart);
  const send = async (values: Values) => {
    const trackIds = draft.tracks.map(({ id }) => id).filter((id) => values.tracks[fieldOf(id)]);
    const { data } = await draftPhase({ variables: { input: { processSlug: process.slug, id: phase?.id ?? null, title: [{ locale, text: values.title }], span: values.span.trim(), trackIds } } });
    return keep(data?.draftPhase);
  };
  const offer = (later: string | null) => later === null ? null : (() => form.setValue('span', later));
  return (
    <RowForm form={form} busy={loading} onSend={send}>
      <TitleField form={form} title={phase?.title ?? []} isOptional />
      <EdtfField form={form} name="span" value={span} label={t('planEdit.span')} hint={t('planEdit.spanHint')} />
      <LaterButtons
        offers={[
          { act: 'week', give: offer(shifted(span, 'week')) },
          { act: 'month', give: offer(shifted(span, 'month')) },
          { act: 'longer', give: offer(lengthened(span, 'month')) },
        ]}
      />
      {draft.tracks.length > 0 && (
        <fieldset className="form-group">
          <legend className="form-label">{t('planEdit.phaseTracks')}</legend>
          {draft.tracks.map(({ id, title }) => (
            <Checkbox key={id} form={form} name={`tracks.${fieldOf(id)}`} label={textFor(title, locale, process.language)?.text ?? ''} />
          ))}
        </fieldset>
      )}
    </RowForm>
  );
}
