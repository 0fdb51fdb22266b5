import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { useMessages } from '../messages.js';
import { organisationIdOf } from '../registrations/registration-draft.js';
import { useSuggestedOrganisations } from '../registrations/suggested-organisations.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { useDraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Select } from '../ui/select.js';
import { Table } from '../ui/table.js';
import { type CategoriesPageQuery, RecogniseOrganisationDocument } from './categories-page.generated.js';

interface TypedOrganisationsProps {
  slug: string;
  typed: CategoriesPageQuery['typedOrganisations'];
  onSaved: () => void;
}

/** Names that people typed for their organisation, and which of the list is meant by each. */
export function TypedOrganisations({ slug, typed, onSaved }: TypedOrganisationsProps) {
  const { t } = useMessages();
  const [told, setTold] = useState('');
  const [recognise, { data, loading, error }] = useMutation(RecogniseOrganisationDocument);
  const send = async (name: string, organisationId: string) => {
    const answer = (await recognise({ variables: { input: { processSlug: slug, name, organisationId } } })).data?.recogniseOrganisation;
    if (answer?.registrations != null) {
      setTold(t('typed.done', { count: answer.registrations }));
      onSaved();
    }
    return answer?.userErrors;
  };
  return (
    <>
      <p>{t('typed.lead')}</p>
      <p role="status">{told}</p>
      <ActProblem error={error} refused={data?.recogniseOrganisation.userErrors[0]} />
      <Table
        caption={t('typed.title')}
        rows={typed}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', title: t('typed.name'), isHeader: true, cell: ({ name }) => name },
          { key: 'people', title: t('categories.people'), isNumber: true, cell: ({ people }) => people },
          {
            key: 'act',
            title: t('categories.acts'),
            cell: ({ name, likely }) =>
              likely ? (
                <Button look="link" busy={loading} onClick={() => void send(name, likely.id).catch(() => undefined)}>
                  {t('typed.isOne', { name: likely.name })}
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
      />
      <RecogniseForm slug={slug} names={typed.map(({ name }) => name)} busy={loading} onSend={send} />
    </>
  );
}

interface RecogniseFormProps {
  slug: string;
  names: readonly string[];
  busy: boolean;
  onSend: (name: string, organisationId: string) => Promise<readonly { message: string; path: readonly string[] | null }[] | undefined>;
}

/** Any name and any organisation, also where none is like it. */
function RecogniseForm({ slug, names, busy, onSend }: RecogniseFormProps) {
  const { t } = useMessages();
  const form = useDraftForm(`recognise-${slug}`, { name: '', meant: '' });
  const organisations = useSuggestedOrganisations(form.watch('meant'), null);
  const send = async ({ name, meant }: { name: string; meant: string }) => {
    const id = organisationIdOf(meant, organisations);
    if (id === '') return [{ message: t('doubles.unknown'), path: ['meant'] }];
    const refused = await onSend(name, id);
    if (refused?.length === 0) {
      form.forgetDraft();
      form.reset({ name: '', meant: '' });
    }
    return refused;
  };
  return (
    <Form form={form} onSubmit={send}>
      <Select form={form} name="name" label={t('typed.name')} required={t('typed.nameMissing')} empty={t('typed.choose')} choices={names.map((name) => ({ value: name, label: name }))} />
      <TextField form={form} name="meant" label={t('typed.organisation')} hint={t('doubles.choose')} required={t('organisation.nameMissing')} autoComplete="off" suggestions={organisations.map((body) => body.name)} />
      <Button type="submit" look="secondary" busy={busy}>
        {t('typed.act')}
      </Button>
    </Form>
  );
}
