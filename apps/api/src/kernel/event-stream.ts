import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

const HEARTBEAT = 15_000;
/** When browsers come back whose stream ended. Spread, so that those of a server that stops do not come all at once. Milliseconds. */
const RETRY = { least: 2_000, spread: 3_000 };
/** Whoever takes so little of it is cut off, and comes back for what there is then. Bytes. */
const MOST_WAITING = 64_000;

/** The same event with the same data has the same id, in every process. */
export function eventId(event: string, data: object): string {
  return createHash('sha256').update(`${event} ${JSON.stringify(data)}`).digest('base64url').slice(0, 16);
}

/** Server-sent events (WHATWG HTML, 9.2) as an answer's body. Data is JSON, which has no line ends, so that no text in it can be taken for a field. */
export class EventStream extends Readable {
  readonly #heartbeat = setInterval(() => this.#write(':\n\n'), HEARTBEAT);
  #last = '';
  #over = false;

  constructor() {
    super();
    this.#write(`retry: ${Math.round(RETRY.least + Math.random() * RETRY.spread)}\n\n`);
  }

  override _read(): void {
    // What there is was pushed already.
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#over = true;
    clearInterval(this.#heartbeat);
    done(error);
  }

  /** Tells something, unless it is what was told last. */
  tell(event: string, data: object): void {
    const id = eventId(event, data);
    if (id === this.#last) return;
    this.#last = id;
    this.#write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /**
   * Follows something for as long as the stream is open, one telling after the other; a fault ends it.
   *
   * @param follow  begins to follow, and returns what ends that
   */
  feed<Value>(follow: (hear: (value: Value) => void) => () => void, tell: (value: Value) => Promise<void>): void {
    let turn = Promise.resolve();
    const stop = follow((value) => {
      turn = turn.then(() => tell(value)).catch(() => this.end());
    });
    this.once('close', stop);
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#heartbeat);
    this.push(null);
  }

  #write(text: string): void {
    if (this.#over) return;
    if (this.readableLength > MOST_WAITING) this.destroy();
    else this.push(text);
  }
}
