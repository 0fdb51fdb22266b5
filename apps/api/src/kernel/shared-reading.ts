/** Answers kept of different things; then all are forgotten, which costs a reading each. */
const MOST_KEPT = 1_000;
const LONGEST_KEPT = 1_000;

interface Readings<Value> {
  running: number;
  /** Has not begun; whoever comes now shares it. */
  next: Promise<Value> | null;
  begin: () => void;
  /** When the next may begin, on the clock of `performance`. */
  restsUntil: number;
}

interface Answer<Value> {
  value: Value;
  /** When it began: milliseconds, and how many transactions were committed by then. */
  at: number;
  changes: number;
}

export interface SharedReadingOptions {
  /** Readings of one thing under way at once: while one waits for the database, another may be worked on. */
  atOnce?: number;
  /** How long nothing is read after a reading, as a multiple of what it took: what is dear to read then never takes more of the database than that leaves. */
  rest?: number;
}

/**
 * Reads the same thing once for all who ask for it at about the same time. What this process has committed before the
 * question is always in the answer; what other processes changed is in it after a second at most.
 */
export class SharedReading<Value> {
  private readonly readings = new Map<string, Readings<Value>>();
  private readonly kept = new Map<string, Answer<Value>>();
  private readonly atOnce: number;
  private readonly rest: number;

  /** @param changes  see CommittedChanges */
  constructor(
    private readonly changes: { readonly count: number },
    { atOnce = 2, rest = 0 }: SharedReadingOptions = {},
  ) {
    this.atOnce = atOnce;
    this.rest = rest;
  }

  /**
   * @param key   what is read; `read` must mean the same for all who give the same key
   * @param now   the instant of the question
   */
  read(key: string, now: Date, read: () => Promise<Value>): Promise<Value> {
    const kept = this.kept.get(key);
    const age = kept ? now.getTime() - kept.at : LONGEST_KEPT;
    if (kept && kept.changes === this.changes.count && age >= 0 && age < LONGEST_KEPT) return Promise.resolve(kept.value);

    const readings = this.readings.get(key) ?? { running: 0, next: null, begin: () => undefined, restsUntil: 0 };
    this.readings.set(key, readings);
    return (readings.next ??= this.plan(key, now, readings, read));
  }

  /** Begins when whatever else arrives in this turn has joined, and not before there is room for it. */
  private async plan(key: string, now: Date, readings: Readings<Value>, read: () => Promise<Value>): Promise<Value> {
    await new Promise<void>((begin) => {
      readings.begin = begin;
      if (readings.running < this.atOnce) beginAfterRest(readings);
    });
    readings.next = null;
    readings.running += 1;
    const changes = this.changes.count;
    const began = performance.now();
    try {
      const value = await read();
      this.keep(key, { value, at: now.getTime(), changes });
      return value;
    } finally {
      readings.running -= 1;
      const ended = performance.now();
      readings.restsUntil = ended + this.rest * (ended - began);
      if (readings.next) beginAfterRest(readings);
      else this.forgetIdle(key, readings);
    }
  }

  private keep(key: string, answer: Answer<Value>): void {
    const known = this.kept.get(key);
    if (known && known.changes > answer.changes) return; // it was overtaken
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(key, answer);
  }

  private forgetIdle(key: string, readings: Readings<Value>): void {
    if (readings.running === 0 && (this.rest === 0 || this.readings.size > MOST_KEPT)) this.readings.delete(key);
  }
}

function beginAfterRest({ begin, restsUntil }: Pick<Readings<unknown>, 'begin' | 'restsUntil'>): void {
  const rest = restsUntil - performance.now();
  if (rest > 0) setTimeout(begin, rest);
  else setImmediate(begin);
}
