/** The bytes of a calendar as they are served. */
export interface CalendarBytes {
  /** What tells that nothing changed since they were made. */
  tag: string;
  bytes: Buffer;
}

/**
 * Keeps the bytes of calendars, one version of each, so that a calendar is built once for each change and not for each
 * of those who read it. When there are more than fit, those that nobody has read for longest go.
 */
export class CalendarStore {
  private readonly kept = new Map<string, CalendarBytes>();
  private size = 0;

  /** @param largestSize  of all that is kept, in bytes */
  constructor(private readonly largestSize: number) {}

  /** @returns null when it is not kept, or only as it was before a change */
  find(key: string, tag: string): Buffer | null {
    const found = this.kept.get(key);
    if (found?.tag !== tag) return null;
    this.kept.delete(key);
    this.kept.set(key, found); // a Map keeps the order of insertion: the first is the one read longest ago
    return found.bytes;
  }

  keep(key: string, calendar: CalendarBytes): void {
    this.forget(key);
    this.kept.set(key, calendar);
    this.size += calendar.bytes.length;
    for (const oldest of this.kept.keys()) {
      if (this.size <= this.largestSize) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.size -= this.kept.get(key)?.bytes.length ?? 0;
    this.kept.delete(key);
  }
}
