import { createStore } from './store.js';

const over = createStore(false);

export const announceSessionOver = () => over.set(true);
export const announceSession = () => over.set(false);

/** True after the server said that the reader is no longer signed in, until they are again. */
export const useSessionOver = over.useValue;
