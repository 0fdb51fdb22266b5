import { setTimeout as sleep } from 'node:timers/promises';

export interface LiveReadingsOptions<Value> {
  /** Where changes are told, as "meeting:<key>"; see DatabaseChanges. */
  changes: { hear(hearer: (what: string | null) => void): void };
  /** The word before the colon. */
  topic: string;
  read: (key: string) => Promise<Value>;
  /** Told of a reading that failed; the next one comes all the same. */
  onFault: (fault: unknown) => void;
  /** Between the beginnings of two readings of one thing, at least. Milliseconds. */
  rest?: number;
  /** Between two readings of which nobody was told that anything changed, at most: clocks change things too. Milliseconds. */
  longest?: number;
}

type Follower<Value> = (value: Value) => void;

interface Followed<Value> {
  readonly followers: Set<Follower<Value>>;
  latest: { value: Value } | null;
  /** Since the last reading began. */
  changed: boolean;
  wake: () => void;
}

const REST = 1_000;
const LONGEST = 15_000;

/**
 * Reads things that somebody looks at again and again: when they changed and else by and by, each once for everybody
 * who looks at it, and at most once a second. What nobody looks at is not read.
 */
export class LiveReadings<Value> {
  readonly #followed = new Map<string, Followed<Value>>();
  #hears = false;

  constructor(private readonly options: LiveReadingsOptions<Value>) {}

  /**
   * Tells of the thing now, as soon as it is read, and after every reading from then on, also when it found nothing new.
   *
   * @returns ends it
   */
  follow(key: string, tell: Follower<Value>): () => void {
    if (!this.#hears) this.options.changes.hear((what) => this.#hear(what));
    this.#hears = true;
    const thing = this.#followed.get(key) ?? this.#begin(key);
    thing.followers.add(tell);
    if (thing.latest) tell(thing.latest.value);
    return () => {
      thing.followers.delete(tell);
      if (thing.followers.size === 0) thing.wake();
    };
  }

  /** @param what  null: anything may have changed */
  #hear(what: string | null): void {
    const [topic, key = ''] = what?.split(':') ?? [];
    if (what !== null && topic !== this.options.topic) return;
    for (const thing of what === null ? this.#followed.values() : [this.#followed.get(key)]) {
      if (!thing) continue;
      thing.changed = true;
      thing.wake();
    }
  }

  #begin(key: string): Followed<Value> {
    const thing: Followed<Value> = { followers: new Set(), latest: null, changed: false, wake: () => undefined };
    this.#followed.set(key, thing);
    void this.#keepReading(key, thing);
    return thing;
  }

  async #keepReading(key: string, thing: Followed<Value>): Promise<void> {
    const { read, onFault, rest = REST } = this.options;
    do {
      const rested = sleep(rest);
      thing.changed = false;
      try {
        const value = await read(key);
        thing.latest = { value };
        for (const tell of thing.followers) tell(value);
      } catch (fault) {
        onFault(fault);
      }
      await rested;
      await this.#untilChanged(thing);
    } while (thing.followers.size > 0);
    this.#followed.delete(key);
  }

  async #untilChanged(thing: Followed<Value>): Promise<void> {
    if (thing.changed || thing.followers.size === 0) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, this.options.longest ?? LONGEST);
      thing.wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}
