import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useTransition } from 'react';
import { Link, useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import type { FilteredList } from '../schema.generated.js';
import { ActProblem } from '../ui/act-problem.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { useDraftForm } from '../ui/draft-form.js';
import { useOutcome } from '../ui/outcome.js';
import { RemoveFilterDocument, SavedFiltersDocument, type SavedFiltersQuery, SaveFilterDocument } from './saved-filters.generated.js';

type SavedFilter = SavedFiltersQuery['savedFilters'][number];

/** The filters that the reader keeps for a list: to go to one, keep the present one, or take one away. */
export function SavedFilters({ list }: { list: FilteredList }) {
  const { t } = useMessages();
  const { data, refetch } = useSuspenseQuery(SavedFiltersDocument, { variables: { list } });
  const [, startTransition] = useTransition();
  const [outcome, tell] = useOutcome();
  const done = (text: string) => {
    tell(text);
    startTransition(async () => void (await refetch()));
  };
  return (
    <details>
      <summary>{t('list.saved')}</summary>
      {outcome}
      {data.savedFilters.length === 0 ? (
        <p>{t('list.savedNone')}</p>
      ) : (
        <ul>
          {data.savedFilters.map((filter) => (
            <SavedOne key={filter.id} filter={filter} onDone={done} />
          ))}
        </ul>
      )}
      <SaveForm list={list} onDone={done} />
    </details>
  );
}

function SavedOne({ filter: { id, name, query }, onDone }: { filter: SavedFilter; onDone: (text: string) => void }) {
  const { t } = useMessages();
  const [remove, { loading, error }] = useMutation(RemoveFilterDocument);
  const act = async () => {
    await remove({ variables: { input: { id } } });
    onDone(t('list.removed', { name }));
  };
  return (
    <li>
      <ActProblem error={error} />
      <Link to={{ search: query }} preventScrollReset>
        {name}
      </Link>{' '}
      <Button look="link" busy={loading} onClick={() => void act().catch(() => undefined)}>
        {t('list.remove')}
        <span className="visually-hidden"> {name}</span>
      </Button>
    </li>
  );
}

function SaveForm({ list, onDone }: { list: FilteredList; onDone: (text: string) => void }) {
  const { t } = useMessages();
  const [address] = useSearchParams();
  const form = useDraftForm('saved-filter', { filterName: '' });
  const [save, { loading }] = useMutation(SaveFilterDocument);
  const submit = async ({ filterName }: { filterName: string }) => {
    const { data } = await save({ variables: { input: { list, name: filterName, query: address.toString() } } });
    const refused = data?.saveFilter.userErrors ?? [];
    if (refused.length > 0) return refused.map(({ message }) => ({ message, path: ['filterName'] }));
    form.reset({ filterName: '' });
    form.forgetDraft();
    onDone(t('list.savedDone', { name: filterName }));
    return undefined;
  };
  return (
    <Form form={form} onSubmit={submit}>
      <TextField form={form} name="filterName" label={t('list.saveName')} hint={t('list.saveHint')} required={t('list.saveNameMissing')} />
      <Button type="submit" look="secondary" busy={loading}>
        {t('list.save')}
      </Button>
    </Form>
  );
}
