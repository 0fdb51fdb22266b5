import { type SyntheticEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { Button, ButtonLink } from '../ui/button.js';
import { FilterChoices, FilterControl } from '../ui/filter-control.js';
import { addressWith, addressWithout, isFiltered, type ListField, type ListSearch, NOT_STATED, searchOf } from './list-search.js';

/** A thing that can be chosen in a list's filter. */
export interface ListChoice {
  field: ListField;
  label: string;
  choices: readonly { key: string; title: string }[];
  /** Whether one can look for those who did not say it. */
  maybeNotStated?: boolean;
}

/** Looking for people in a list: nothing is sent until the button is pressed, and the address then holds what was asked. */
export function ListFilter({ choices }: { choices: readonly ListChoice[] }) {
  const { t } = useMessages();
  const id = useId();
  const [address, setAddress] = useSearchParams();
  const query = address.toString();
  const [asked, setAsked] = useState({ query, search: searchOf(address) });
  // Another address, by the way back or by a link, is another question.
  if (asked.query !== query) setAsked({ query, search: searchOf(address) });
  const write = (change: Partial<ListSearch>) => setAsked({ query, search: { ...asked.search, ...change } });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAddress(addressWith(address, asked.search), { preventScrollReset: true });
  };
  return (
    <search aria-label={t('list.filter')}>
      <form className="meetings-filter" onSubmit={submit}>
        <div className="row">
          <FilterControl id={`${id}-text`} label={t('list.search')}>
            <input id={`${id}-text`} type="search" className="form-control" value={asked.search.text} onChange={(event) => write({ text: event.target.value })} />
          </FilterControl>
          {choices.map(({ field, label, choices: ofField, maybeNotStated }) => (
            <FilterControl key={field} id={`${id}-${field}`} label={label}>
              <FilterChoices
                id={`${id}-${field}`}
                value={asked.search[field]}
                onChange={(value) => write({ [field]: value })}
                choices={maybeNotStated ? [...ofField, { key: NOT_STATED, title: t('list.notStated') }] : ofField}
                empty={t('list.any')}
              />
            </FilterControl>
          ))}
        </div>
        <div className="d-flex flex-wrap gap-3">
          <Button type="submit">{t('list.submit')}</Button>
          {isFiltered(searchOf(address)) && (
            <ButtonLink to={{ search: addressWithout(address).toString() }} look="link" preventScrollReset>
              {t('list.reset')}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
