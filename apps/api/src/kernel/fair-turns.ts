interface Limits {
  /** Milliseconds of work between two looks at the network. */
  longestSlice: number;
  /** How many of one lane are at work at a time: as many as two of the largest batches of registrations. */
  mostAtWork: number;
  /** The same while others ask too, and have to share the processor and the database with them. */
  mostBesideOthers: number;
  /** Milliseconds for which others are reckoned with after they asked. */
  othersRemembered: number;
  /** How many wait in all lanes together. */
  mostWaiting: number;
}

const USUAL: Limits = { longestSlice: 2, mostAtWork: 1_000, mostBesideOthers: 25, othersRemembered: 1_000, mostWaiting: 20_000 };

/** A place in a lane: in the line until it is one's turn, then at work. */
export interface Place {
  /** Never comes for whoever leaves before. */
  readonly turn: Promise<void>;
  /** Makes room. Must be called in the end by whoever stays. */
  leave(): void;
}

interface Entry {
  begin: () => void;
  /** Whether it is at work from its turn until it leaves; else it is over with its turn. */
  stays: boolean;
  isAtWork: boolean;
}

interface Lane {
  name: string;
  waiting: Set<Entry>;
  atWork: number;
}

/**
 * Lets work begin in turns: one of each lane after the other, a little at a time, and then the network has its turn.
 * A crowd that wants the same thing waits for itself, and whoever wants something else hardly notices it. Without the
 * looks at the network the answers of the database, on which the first wait, would lie there until the last has begun.
 */
export class FairTurns {
  readonly #limits: Limits;
  readonly #lanes = new Map<string, Lane>();
  /** Those in which somebody waits and may begin, in the order of their turns. */
  readonly #ready = new Set<Lane>();
  #waiting = 0;
  #isGiving = false;
  /** The lane of whoever began last, until when that is remembered, and until when there are others, by `performance.now()`. */
  #latest: Lane | null = null;
  #latestUntil = 0;
  #othersUntil = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { ...USUAL, ...limits };
  }

  /** How many wait for their turn. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Takes a place behind all who are in the lane.
   *
   * @param stays  whether it is at work until it leaves; what only begins is little work, and not reckoned with
   * @returns null when too many wait already
   */
  enter(lane: string, stays: boolean): Place | null {
    return this.#waiting < this.#limits.mostWaiting ? this.#placeIn(lane, stays) : null;
  }

  /** A turn for the rest of something that was let in before: nobody is sent away. */
  take(lane: string): Promise<void> {
    return this.#placeIn(lane, false).turn;
  }

  #placeIn(name: string, stays: boolean): Place {
    const lane = this.#lanes.get(name) ?? { name, waiting: new Set(), atWork: 0 };
    this.#lanes.set(name, lane);
    const { promise: turn, resolve: begin } = Promise.withResolvers<void>();
    const entry = { begin, stays, isAtWork: false };
    lane.waiting.add(entry);
    this.#waiting += 1;
    this.#arrange(lane);
    return { turn, leave: () => this.#leave(lane, entry) };
  }

  #leave(lane: Lane, entry: Entry): void {
    if (lane.waiting.delete(entry)) this.#waiting -= 1;
    if (entry.isAtWork) lane.atWork -= 1;
    entry.isAtWork = false;
    this.#arrange(lane);
  }

  /** Lines a lane up for its next turn, or forgets it. */
  #arrange(lane: Lane): void {
    const { mostAtWork, mostBesideOthers } = this.#limits;
    if (lane.waiting.size === 0) {
      this.#ready.delete(lane);
      if (lane.atWork === 0) this.#lanes.delete(lane.name);
    } else if (lane.atWork < (performance.now() < this.#othersUntil ? mostBesideOthers : mostAtWork)) {
      this.#ready.add(lane);
      if (!this.#isGiving) this.#giveSoon();
    }
  }

  #giveSoon(): void {
    this.#isGiving = true;
    setImmediate(() => this.#give(performance.now() + this.#limits.longestSlice));
  }

  /** Gives turns until the slice is over, each when the one before has done what it can without waiting. */
  #give(end: number): void {
    const [lane] = this.#ready;
    if (!lane) {
      this.#isGiving = false;
    } else if (performance.now() < end) {
      this.#ready.delete(lane);
      this.#begin(lane);
      queueMicrotask(() => process.nextTick(() => this.#give(end)));
    } else {
      this.#giveSoon();
    }
  }

  #begin(lane: Lane): void {
    const [entry] = lane.waiting;
    if (!entry) return;
    lane.waiting.delete(entry);
    this.#waiting -= 1;
    if (entry.stays) this.#work(lane, entry);
    this.#arrange(lane);
    entry.begin();
  }

  #work(lane: Lane, entry: Entry): void {
    const now = performance.now();
    const remembered = now + this.#limits.othersRemembered;
    lane.atWork += 1;
    entry.isAtWork = true;
    if (lane !== this.#latest && now < this.#latestUntil) this.#othersUntil = remembered;
    this.#latest = lane;
    this.#latestUntil = remembered;
  }
}
