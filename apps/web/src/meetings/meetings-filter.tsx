import { type SyntheticEvent, useState } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { Button, ButtonLink } from '../ui/button.js';
import { FilterChoices, FilterControl } from '../ui/filter-control.js';
import { addressOf, isEmptySearch, type MeetingSearch } from './meeting-search.js';

interface MeetingsFilterProps {
  path: string;
  search: MeetingSearch;
  places: readonly string[];
  groups: readonly { key: string; title: string }[];
  /** Where in a calendar the reader is, which stays; a calendar has its own days, and is not searched for words. */
  place?: URLSearchParams;
}

/** Looking for meetings: nothing is sent until the button is pressed, and the address then holds what was asked. */
export function MeetingsFilter({ path, search, places, groups, place: calendar }: MeetingsFilterProps) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const address = addressOf(search).toString();
  const [asked, setAsked] = useState({ address, search });
  // Another address, by the way back or by a link, is another question.
  if (asked.address !== address) setAsked({ address, search });
  const { text, place, group, from, to, open } = asked.search;
  const write = (change: Partial<MeetingSearch>) => setAsked({ address, search: { ...asked.search, ...change } });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void navigate(`${path}?${new URLSearchParams([...(calendar ?? []), ...addressOf(asked.search)])}`, { preventScrollReset: true });
  };
  return (
    <search>
      <form className="meetings-filter" onSubmit={submit}>
        <div className="row">
          {!calendar && (
            <FilterControl id="filter-text" label={t('filter.text')}>
              <input id="filter-text" type="search" className="form-control" value={text} onChange={(event) => write({ text: event.target.value })} />
            </FilterControl>
          )}
          {places.length > 0 && (
            <FilterControl id="filter-place" label={t('filter.place')}>
              <FilterChoices id="filter-place" value={place} onChange={(value) => write({ place: value })} choices={places.map((name) => ({ key: name, title: name }))} empty={t('filter.anyPlace')} />
            </FilterControl>
          )}
          {groups.length > 0 && (
            <FilterControl id="filter-group" label={t('filter.group')}>
              <FilterChoices id="filter-group" value={group} onChange={(value) => write({ group: value })} choices={groups} empty={t('filter.anyGroup')} />
            </FilterControl>
          )}
          {!calendar && (
            <>
              <FilterControl id="filter-from" label={t('filter.from')}>
                <input id="filter-from" type="date" className="form-control" value={from} onChange={(event) => write({ from: event.target.value })} />
              </FilterControl>
              <FilterControl id="filter-to" label={t('filter.to')}>
                <input id="filter-to" type="date" className="form-control" value={to} onChange={(event) => write({ to: event.target.value })} />
              </FilterControl>
            </>
          )}
        </div>
        <div className="form-check">
          <input id="filter-open" type="checkbox" className="form-check-input" checked={open} onChange={(event) => write({ open: event.target.checked })} />
          <label htmlFor="filter-open" className="form-check-label">
            {t('filter.open')}
          </label>
        </div>
        <div className="d-flex flex-wrap gap-3">
          <Button type="submit">{t('filter.submit')}</Button>
          {!isEmptySearch(search) && (
            <ButtonLink to={calendar ? `${path}?${calendar}` : path} look="link" preventScrollReset>
              {t('filter.reset')}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
