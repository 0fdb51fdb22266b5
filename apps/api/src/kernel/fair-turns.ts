/** Requests begun between two looks at the network; together some milliseconds of work. */
const AT_ONCE = 32;

/**
 * Lets requests begin a few at a time, in the order in which they came. When thousands arrive in one moment Node would
 * begin them all before it looks at the network again, and the answers of the database, on which the first of them
 * wait, would lie there until the last has begun.
 */
export class FairTurns {
  readonly #waiting: (() => void)[] = [];

  /** Resolves when it is the caller's turn; on an idle server at once. */
  take(): Promise<void> {
    return new Promise((begin) => {
      this.#waiting.push(begin);
      if (this.#waiting.length === 1) setImmediate(() => this.#next());
    });
  }

  #next(): void {
    for (const begin of this.#waiting.splice(0, AT_ONCE)) begin();
    if (this.#waiting.length > 0) setImmediate(() => this.#next());
  }
}
