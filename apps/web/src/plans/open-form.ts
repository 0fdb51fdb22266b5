import { useSyncExternalStore } from 'react';

import { readDraft, removeDraft, writeDraft } from '../ui/draft-form.js';

/** Which form of a page with many is open: one at a time, so that the names of its fields are its own. */
export interface OpenForm {
  current: () => string | null;
  open: (key: string) => void;
  close: () => void;
  /** Follows one form, without a thought to the others. */
  useIsOpen: (key: string) => boolean;
}

/** `name` is that of the page: what is open outlives a reload, as what is typed into it does. */
export function createOpenForm(name: string): OpenForm {
  const kept = `open-${name}`;
  const known = readDraft(kept);
  let current = typeof known === 'string' ? known : null;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const set = (key: string | null) => {
    current = key;
    if (key === null) removeDraft(kept);
    else writeDraft(kept, key);
    for (const listener of listeners) listener();
  };
  return {
    current: () => current,
    open: set,
    close: () => set(null),
    useIsOpen: (key) => useSyncExternalStore(subscribe, () => current === key),
  };
}
