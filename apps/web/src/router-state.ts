type Listener = (key: string, loading: boolean) => void;

const listeners = new Set<Listener>();

/** Called by the router with where it is going, before React has shown it. */
export function tellRouterState(key: string, loading: boolean): void {
  for (const listener of listeners) listener(key, loading);
}

export function subscribeToRouter(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
