import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { Button, ButtonLink } from '../ui/button.js';
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
            <Control id="filter-text" label={t('filter.text')}>
              <input id="filter-text" type="search" className="form-control" value={text} onChange={(event) => write({ text: event.target.value })} />
            </Control>
          )}
          {places.length > 0 && (
            <Control id="filter-place" label={t('filter.place')}>
              <Choices id="filter-place" value={place} onChange={(value) => write({ place: value })} choices={places.map((name) => ({ key: name, title: name }))} empty={t('filter.anyPlace')} />
            </Control>
          )}
          {groups.length > 0 && (
            <Control id="filter-group" label={t('filter.group')}>
              <Choices id="filter-group" value={group} onChange={(value) => write({ group: value })} choices={groups} empty={t('filter.anyGroup')} />
            </Control>
          )}
          {!calendar && (
            <>
              <Control id="filter-from" label={t('filter.from')}>
                <input id="filter-from" type="date" className="form-control" value={from} onChange={(event) => write({ from: event.target.value })} />
              </Control>
              <Control id="filter-to" label={t('filter.to')}>
                <input id="filter-to" type="date" className="form-control" value={to} onChange={(event) => write({ to: event.target.value })} />
              </Control>
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

function Control({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="col-12 col-md-6 col-lg-4 form-group">
      <label htmlFor={id} className="form-label">
        {label}
      </label>
      {children}
    </div>
  );
}

interface ChoicesProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  choices: readonly { key: string; title: string }[];
  empty: string;
}

function Choices({ id, value, onChange, choices, empty }: ChoicesProps) {
  return (
    <select id={id} className="form-select" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{empty}</option>
      {choices.map(({ key, title }) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  );
}
