import { useMutation } from '@apollo/client/react';

import { useMessages } from '../messages.js';
import { organisationIdOf } from '../registrations/registration-draft.js';
import { useSuggestedOrganisations } from '../registrations/suggested-organisations.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { MergeOrganisationsDocument } from './organisation-doubles-page.generated.js';

interface Body {
  id: string;
  name: string;
}

/** Which organisation is to become part of which. */
export interface Merging {
  kept: Body;
  merged: Body;
}

/** Asks before two organisations become one, since there is no way back. */
export function MergeDialog({ merging, onClose, onMerged }: { merging: Merging | null; onClose: () => void; onMerged: (kept: string) => void }) {
  const { t } = useMessages();
  const [merge, { data, loading, error }] = useMutation(MergeOrganisationsDocument);
  const names = { kept: merging?.kept.name ?? '', merged: merging?.merged.name ?? '' };
  const act = async () => {
    if (!merging) return;
    const answer = await merge({ variables: { input: { keptOrganisationId: merging.kept.id, mergedOrganisationId: merging.merged.id } } });
    if (answer.data?.mergeOrganisations.organisation) onMerged(answer.data.mergeOrganisations.organisation.name);
  };
  return (
    <Dialog
      open={merging !== null}
      title={t('doubles.confirm', names)}
      onClose={onClose}
      actions={
        <Button look="danger" busy={loading} onClick={() => void act().catch(() => undefined)}>
          {t('doubles.merge')}
        </Button>
      }
    >
      <ActProblem error={error} refused={data?.mergeOrganisations.userErrors[0]} />
      <p>{t('doubles.confirmText', names)}</p>
    </Dialog>
  );
}

/** Any two organisations, also those whose names are not alike. */
export function MergeOthersForm({ onMerge }: { onMerge: (merging: Merging) => void }) {
  const { t } = useMessages();
  const form = useDraftForm('merge-organisations', { kept: '', merged: '' });
  const [kept, merged] = [useSuggestedOrganisations(form.watch('kept'), null), useSuggestedOrganisations(form.watch('merged'), null)];
  const send = (values: { kept: string; merged: string }) => {
    const ids = { kept: organisationIdOf(values.kept, kept), merged: organisationIdOf(values.merged, merged) };
    const unknown = (['kept', 'merged'] as const).filter((name) => ids[name] === '');
    if (unknown.length === 0) onMerge({ kept: { id: ids.kept, name: values.kept }, merged: { id: ids.merged, name: values.merged } });
    return Promise.resolve(unknown.map((name) => ({ message: t('doubles.unknown'), path: [name] })));
  };
  const field = (name: 'kept' | 'merged', label: string, suggestions: readonly Body[]) => (
    <TextField form={form} name={name} label={label} hint={t('doubles.choose')} required={t('organisation.nameMissing')} autoComplete="off" suggestions={suggestions.map((body) => body.name)} />
  );
  return (
    <Form form={form} onSubmit={send}>
      {field('kept', t('doubles.kept'), kept)}
      {field('merged', t('doubles.gone'), merged)}
      <Button type="submit" look="secondary">
        {t('doubles.merge')}
      </Button>
    </Form>
  );
}
