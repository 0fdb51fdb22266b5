import { type SyntheticEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Empty } from '../ui/states.js';
import type { Roster } from './roster-loading.js';
import { type DoorActs, RosterPerson } from './roster-person.js';
import { fits, sharedNames, type ShownEntry } from './roster-view.js';

interface RosterListProps {
  roster: Roster;
  shown: readonly ShownEntry[];
  timezone: string;
  /** Whether attendance can be taken now. */
  takes: boolean;
  acts: DoorActs;
  /** Somebody was looked for who is not here: the name that was typed. */
  onMissing: (name: string) => void;
}

/**
 * Everybody, found by typing. Enter marks the one person who is left as present, so that a queue goes by with the
 * keyboard alone: type, Enter, type over it.
 */
export function RosterList({ roster, shown, timezone, takes, acts, onMissing }: RosterListProps) {
  const { t } = useMessages();
  const steady = useSteady(acts);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text);
  const found = shown.filter(({ entry }) => fits(sought, entry));
  const shared = sharedNames(roster.entries);
  const enter = (event: SyntheticEvent) => {
    event.preventDefault();
    const [only, ...others] = shown.filter(({ entry }) => fits(text, entry));
    if (!takes || text.trim() === '' || only?.entry.registration == null || others.length > 0) return;
    if (only.standing?.status !== 'PRESENT') acts.mark(only, 'PRESENT');
    field.current?.select();
  };
  return (
    <>
      <search>
        <form onSubmit={enter} className="roster-search">
          <label htmlFor={id} className="form-label">
            {t('roster.search')}
          </label>
          {takes && (
            <p id={`${id}-hint`} className="form-text">
              {t('roster.searchHint')}
            </p>
          )}
          <input
            ref={field}
            id={id}
            type="search"
            className="form-control"
            value={text}
            autoComplete="off"
            aria-describedby={takes ? `${id}-hint` : undefined}
            onChange={(event) => setText(event.target.value)}
          />
        </form>
      </search>
      <p role="status" className="roster-found">
        {t('roster.found', { count: found.length })}
      </p>
      {found.length === 0 && (
        <Empty title={t(text === '' ? 'roster.empty' : 'roster.noneFound')}>
          {takes && text.trim() !== '' && (
            <Button look="secondary" onClick={() => onMissing(text.trim())}>
              {t('roster.addMissing', { name: text.trim() })}
            </Button>
          )}
        </Empty>
      )}
      <ul className="roster list-unstyled">
        {found.map((each) => (
          <RosterPerson
            key={each.entry.id}
            shown={each}
            timezone={timezone}
            takes={takes}
            isShared={shared.has(each.entry.name)}
            acts={steady}
          />
        ))}
      </ul>
    </>
  );
}

/** The same acts from one drawing to the next, which do what the latest ones do. */
function useSteady(acts: DoorActs): DoorActs {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  return useMemo(() => ({ mark: (shown, status) => latest.current.mark(shown, status), takeBack: (shown) => latest.current.takeBack(shown) }), []);
}
