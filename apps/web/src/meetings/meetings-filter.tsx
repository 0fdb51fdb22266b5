import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { addressOf, isEmptySearch, type MeetingSearch } from './meeting-search.js';

interface MeetingsFilterProps {
  path: string;
  search: MeetingSearch;
  places: readonly string[];
  groups: readonly { key: string; title: string }[];
}

/** Looking for meetings: nothing is sent until the button is pressed, and the address then holds what was asked. */
export function MeetingsFilter({ path, search, places, groups }: MeetingsFilterProps) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const read = (name: keyof MeetingSearch) => String(data.get(name) ?? '');
    const asked = { text: read('text'), place: read('place'), group: read('group'), from: read('from'), to: read('to'), open: data.has('open') };
    void navigate(`${path}?${addressOf(asked)}`, { preventScrollReset: true });
  };
  return (
    <search>
      <form
        key={addressOf(search).toString()}
        className="meetings-filter"
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget);
        }}
      >
        <div className="row">
          <Control id="filter-text" label={t('filter.text')}>
            <input id="filter-text" name="text" type="search" className="form-control" defaultValue={search.text} />
          </Control>
          {places.length > 0 && (
            <Control id="filter-place" label={t('filter.place')}>
              <Choices id="filter-place" name="place" value={search.place} choices={places.map((place) => ({ key: place, title: place }))} empty={t('filter.anyPlace')} />
            </Control>
          )}
          {groups.length > 0 && (
            <Control id="filter-group" label={t('filter.group')}>
              <Choices id="filter-group" name="group" value={search.group} choices={groups} empty={t('filter.anyGroup')} />
            </Control>
          )}
          <Control id="filter-from" label={t('filter.from')}>
            <input id="filter-from" name="from" type="date" className="form-control" defaultValue={search.from} />
          </Control>
          <Control id="filter-to" label={t('filter.to')}>
            <input id="filter-to" name="to" type="date" className="form-control" defaultValue={search.to} />
          </Control>
        </div>
        <div className="form-check">
          <input id="filter-open" name="open" type="checkbox" className="form-check-input" defaultChecked={search.open} />
          <label htmlFor="filter-open" className="form-check-label">
            {t('filter.open')}
          </label>
        </div>
        <div className="d-flex flex-wrap gap-3">
          <Button type="submit">{t('filter.submit')}</Button>
          {!isEmptySearch(search) && (
            <Link to={path} className="btn btn-link" preventScrollReset>
              {t('filter.reset')}
            </Link>
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

function Choices({ id, name, value, choices, empty }: { id: string; name: string; value: string; choices: readonly { key: string; title: string }[]; empty: string }) {
  return (
    <select id={id} name={name} className="form-select" defaultValue={value}>
      <option value="">{empty}</option>
      {choices.map(({ key, title }) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  );
}
