import { useSyncExternalStore } from 'react';

let over = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  over = value;
  for (const listener of listeners) listener();
}

export const announceSessionOver = () => set(true);
export const announceSession = () => set(false);

/** True after the server said that the reader is no longer signed in, until they are again. */
export function useSessionOver(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => over,
  );
}
