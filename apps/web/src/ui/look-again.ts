import { startTransition, useEffect } from 'react';

/** Between two looks at something that a worker is at. Milliseconds. */
const LOOK_AGAIN = 1_000;

/** Asks again and again how far something is, as long as somebody is at it. */
export function useLookAgain(isAtWork: boolean, look: () => Promise<unknown>): void {
  useEffect(() => {
    if (!isAtWork) return;
    const timer = setInterval(() => startTransition(async () => void (await look().catch(() => undefined))), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [isAtWork, look]);
}
