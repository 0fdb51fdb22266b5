const repairs = new Set<() => void>();

/** What has to be undone before something that failed can be tried again; done once, by the next try. */
export function repairBeforeNextTry(repair: () => void): void {
  repairs.add(repair);
}

/** Called where a reader tries again: by the button that says so, or by going to another page. */
export function nextTry(): void {
  const due = [...repairs];
  repairs.clear();
  for (const repair of due) repair();
}

/**
 * Loads once and keeps the promise, which React needs to find again. A failure is kept too, until the next try:
 * forgetting it at once would make React load again and again while the network is away.
 */
export function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      repairBeforeNextTry(() => {
        loading = null;
      });
      throw error;
    });
    return loading;
  };
}
