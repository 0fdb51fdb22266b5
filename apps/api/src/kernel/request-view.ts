import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from '@mikro-orm/postgresql';

interface RequestView {
  readonly of: EntityManager;
  made: EntityManager | null;
}

const current = new AsyncLocalStorage<RequestView | null>();

/** Runs a request with a view of the database of its own, made when the request first asks for it: many never do. */
export function withOwnView(em: EntityManager, work: () => void): void {
  current.run({ of: em, made: null }, work);
}

/** The view of the request that runs, for MikroORM; undefined outside of requests. */
export function currentView(): EntityManager | undefined {
  const view = current.getStore();
  if (!view) return undefined;
  // While it is made there is no view yet: MikroORM asks for the current one.
  view.made ??= current.run(null, () => view.of.fork({ useContext: true }));
  return view.made;
}
