import { useMutation } from '@apollo/client/react';
import { type SyntheticEvent, useId, useState } from 'react';

import { useMessages } from '../messages.js';
import { organisationIdOf } from '../registrations/registration-draft.js';
import { useSuggestedOrganisations } from '../registrations/suggested-organisations.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { FilterChoices } from '../ui/filter-control.js';
import { Form } from '../ui/form.js';
import { Select } from '../ui/select.js';
import { type KeptCategoryFragment, SetOrganisationCategoryDocument } from './categories-page.generated.js';

interface OrganisationCategoryProps {
  slug: string;
  organisation: { id: string; name: string };
  /** The key of the one it stands in; "" for none. */
  category: string;
  categories: readonly KeptCategoryFragment[];
  onSaved: () => void;
}

/** In which category an organisation stands. Choosing alone saves nothing, so that one can go through the choices with the keyboard. */
export function OrganisationCategory({ slug, organisation, category, categories, onSaved }: OrganisationCategoryProps) {
  const { t } = useMessages();
  const id = useId();
  const [chosen, setChosen] = useState(category);
  const [set, { data, loading, error }] = useMutation(SetOrganisationCategoryDocument);
  const refused = data?.setOrganisationCategory.userErrors[0];
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const answer = await set({ variables: { input: { processSlug: slug, organisationId: organisation.id, category: chosen || null } } });
    if (answer.data?.setOrganisationCategory.userErrors.length === 0) onSaved();
  };
  return (
    <form className="d-flex align-items-center gap-2" onSubmit={(event) => void save(event).catch(() => undefined)}>
      <label htmlFor={id} className="visually-hidden">
        {t('categories.of', { name: organisation.name })}
      </label>
      <FilterChoices id={id} value={chosen} onChange={setChosen} choices={categories} empty={t('categories.notStated')} />
      <Button type="submit" look="link" busy={loading} aria-label={t('categories.set', { name: organisation.name })}>
        {t('categories.save')}
      </Button>
      <span role="status">{data && !refused && chosen === category ? t('categories.saved') : ''}</span>
      <ActProblem error={error} refused={refused} />
    </form>
  );
}

/** Puts an organisation of which nobody of the process has named yet into a category. */
export function AddOrganisation({ slug, categories, onSaved }: { slug: string; categories: readonly KeptCategoryFragment[]; onSaved: () => void }) {
  const { t } = useMessages();
  const form = useDraftForm(`categorise-${slug}`, { organisationId: '', category: '' });
  const organisations = useSuggestedOrganisations(form.watch('organisationId'), null);
  const [set, { data, loading }] = useMutation(SetOrganisationCategoryDocument);
  const send = async ({ organisationId: name, category }: { organisationId: string; category: string }) => {
    const organisationId = organisationIdOf(name, organisations);
    if (organisationId === '') return [{ message: t('doubles.unknown'), path: ['organisationId'] }];
    const answer = (await set({ variables: { input: { processSlug: slug, organisationId, category } } })).data?.setOrganisationCategory;
    if (answer?.category) {
      form.forgetDraft();
      form.reset({ organisationId: '', category: '' });
      onSaved();
    }
    return answer?.userErrors;
  };
  return (
    <Form form={form} onSubmit={send}>
      {data?.setOrganisationCategory.category && <Callout kind="success" live title={t('categories.saved')} />}
      <TextField form={form} name="organisationId" label={t('organisation.name')} hint={t('doubles.choose')} required={t('organisation.nameMissing')} autoComplete="off" suggestions={organisations.map(({ name }) => name)} />
      <Select form={form} name="category" label={t('categories.name')} required={t('categories.categoryMissing')} empty={t('categories.choose')} choices={categories.map(({ key, title }) => ({ value: key, label: title }))} />
      <Button type="submit" busy={loading}>
        {t('categories.save')}
      </Button>
    </Form>
  );
}
