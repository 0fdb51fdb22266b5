import { type SyntheticEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';

import { useMessages } from '../messages.js';
import { Button } from './button.js';

/** Looks for a text in a list: nothing is sent until the button is pressed, and the address then holds what was asked. */
export function SearchForm({ label, name }: { label: string; name: string }) {
  const { t } = useMessages();
  const id = useId();
  const [address, setAddress] = useSearchParams();
  const asked = address.get(name) ?? '';
  const [text, setText] = useState(asked);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAddress((before) => {
      const after = new URLSearchParams(before);
      if (text.trim() === '') after.delete(name);
      else after.set(name, text.trim());
      return after;
    });
  };
  return (
    <search>
      <form className="d-flex flex-wrap align-items-end gap-3 mb-4" onSubmit={submit}>
        <div className="search-text">
          <label htmlFor={id} className="form-label">
            {label}
          </label>
          <input id={id} type="search" className="form-control" value={text} onChange={(event) => setText(event.target.value)} />
        </div>
        <Button type="submit" look="secondary">
          {t('common.search')}
        </Button>
      </form>
    </search>
  );
}
