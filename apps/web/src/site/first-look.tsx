import { type ReactNode, use } from 'react';

/** How long the window stays empty for a page that may still come whole. Milliseconds. */
const PATIENCE = 1_200;

let patience: Promise<void> | null = null;

/** Called before the first page is drawn. */
export function beginFirstLook(): void {
  patience = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
}

/**
 * What stands in for content that is not there yet, but not at the very first: whoever opens an address sees the page
 * at once and whole rather than its frame, which would jump when the rest comes. Only who waits too long for that sees
 * the stand-in.
 */
export function FirstLook({ children }: { children?: ReactNode }) {
  if (patience) use(patience);
  return children;
}
