import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useMemo, useRef, useState, useTransition } from 'react';
import { createPath, type Location, type NavigateOptions, NavigationType, type Navigator, parsePath, Router, type To } from 'react-router';

import { nextTry } from './recovery.js';

interface Place {
  location: Location;
  action: NavigationType;
  /** A page that only changes what it shows, such as a list with another filter, keeps where the reader is. */
  keepsScroll: boolean;
}

const PendingContext = createContext(false);

/** True while the next page loads and the last one is still shown. */
export const usePending = () => use(PendingContext);

/**
 * The browser's history for the router. React shows the next page when it is ready and the last one until then, and
 * says so by usePending. The router's own way to do this is its data router, three times as large.
 */
export function BrowserHistory({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<Place>(() => ({ location: readLocation(), action: NavigationType.Pop, keepsScroll: true }));
  const [pending, startTransition] = useTransition();
  const saveScroll = useScroll(place);

  const navigator = useMemo<Navigator>(() => {
    const go = (method: 'pushState' | 'replaceState', to: To, state: unknown, options?: NavigateOptions) => {
      saveScroll();
      nextTry();
      history[method]({ key: newKey(), state }, '', hrefOf(to));
      const action = method === 'pushState' ? NavigationType.Push : NavigationType.Replace;
      startTransition(() => setPlace({ location: readLocation(), action, keepsScroll: options?.preventScrollReset ?? false }));
    };
    return {
      createHref: hrefOf,
      go: (steps) => history.go(steps),
      push: (to, state: unknown, options) => go('pushState', to, state, options),
      replace: (to, state: unknown, options) => go('replaceState', to, state, options),
    };
  }, [saveScroll]);

  useEffect(() => {
    const onPop = () => {
      nextTry();
      startTransition(() => setPlace({ location: readLocation(), action: NavigationType.Pop, keepsScroll: false }));
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);

  return (
    <PendingContext value={pending}>
      <Router location={place.location} navigationType={place.action} navigator={navigator}>
        {children}
      </Router>
    </PendingContext>
  );
}

/** Unique within one tab, which is all that is asked of it. */
const newKey = () => Math.random().toString(36).slice(2);

const hrefOf = (to: To) => (typeof to === 'string' ? to : createPath(to));

/** What the address bar says. The key tells apart two visits of one page; an address typed or linked to by hand has none. */
function readLocation(): Location {
  const { pathname, search, hash } = location;
  const entry: unknown = history.state;
  const known = typeof entry === 'object' && entry !== null && 'key' in entry && typeof entry.key === 'string';
  return { pathname, search, hash, state: known && 'state' in entry ? entry.state : null, key: known ? String(entry.key) : createPath(parsePath(pathname + search + hash)) };
}

/**
 * A new page begins at its top, or at the part that its address names; going back finds the place where one was.
 * What a reload finds is left to the browser.
 * Answers with what saves the place of the page that is being left.
 */
function useScroll({ location: { key, pathname, hash }, action, keepsScroll }: Place): () => void {
  const positions = useRef(new Map<string, number>());
  const current = useRef({ key, pathname });

  useEffect(() => {
    const save = () => positions.current.set(current.current.key, scrollY);
    const leave = () => (history.scrollRestoration = 'auto');
    history.scrollRestoration = 'manual';
    addEventListener('scroll', save, { passive: true });
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('scroll', save);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  useLayoutEffect(() => {
    const samePage = current.current.pathname === pathname;
    current.current = { key, pathname };
    if (keepsScroll || (samePage && hash)) return;
    const before = action === NavigationType.Pop ? positions.current.get(key) : undefined;
    const named = hash && before === undefined ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    // At once: the style sheet makes scrolling smooth, which is for moving within a page.
    if (named) named.scrollIntoView({ behavior: 'instant' });
    else scrollTo({ top: before ?? 0, behavior: 'instant' });
  }, [key, pathname, hash, action, keepsScroll]);

  return useMemo(() => () => positions.current.set(current.current.key, scrollY), []);
}
