import { useCallback, useState, useSyncExternalStore } from 'react';

/** Whether a condition of the style sheet holds, such as "(min-width: 992px)", or "print"; follows it when it changes. */
export function useMedia(condition: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(condition);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [condition],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(condition).matches);
}

/** The same, but while the page is printed as it was on the screen: a sheet is narrower than the window that it is printed from. */
export function useMediaOnScreen(condition: string): boolean {
  const isPrinted = useMedia('print');
  const matches = useMedia(condition);
  const [onScreen, setOnScreen] = useState(matches);
  if (!isPrinted && onScreen !== matches) setOnScreen(matches);
  return isPrinted ? onScreen : matches;
}
