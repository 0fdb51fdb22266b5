import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from './browser.js';

export interface ReceivedEvent<Data> {
  id: string;
  event: string;
  data: Data;
}

/** A stream of server-sent events, read as a browser reads it. */
export class EventSource<Data> {
  readonly events: ReceivedEvent<Data>[] = [];
  /** Everything, as it came. */
  text = '';
  ended = false;
  readonly #leaving = new AbortController();

  private constructor(readonly response: Response) {}

  /** @throws nothing: an answer that is no stream has its status, and no events */
  static async open<Data>(browser: Browser, path: string, headers: Record<string, string> = {}): Promise<EventSource<Data>> {
    const leaving = new AbortController();
    const response = await browser.fetch(path, { headers: { accept: 'text/event-stream', ...headers }, signal: leaving.signal });
    const source = new EventSource<Data>(response);
    source.#leaving.signal.addEventListener('abort', () => leaving.abort());
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) void source.#read();
    else await response.arrayBuffer();
    return source;
  }

  get last(): Data {
    const event = this.events.at(-1);
    if (!event) throw new Error('Nothing was told yet');
    return event.data;
  }

  /** Waits until what was told last is so. @returns after how many milliseconds it was */
  async until(what: string, holds: (source: this) => boolean, milliseconds = 5_000): Promise<number> {
    const start = performance.now();
    while (!holds(this)) {
      if (performance.now() - start > milliseconds) throw new Error(`Not within ${milliseconds} ms: ${what}. Told: ${this.text}`);
      await sleep(10);
    }
    return performance.now() - start;
  }

  leave(): void {
    this.#leaving.abort();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const part of this.response.body ?? []) {
        this.text += decoder.decode(part as Uint8Array, { stream: true });
        this.#take();
      }
    } catch {
      // Cut off, or left.
    }
    this.ended = true;
  }

  #take(): void {
    const blocks = this.text.split('\n\n').slice(0, -1);
    const events = blocks.flatMap((block) => {
      const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      const data = fields.get('data');
      return data === undefined ? [] : [{ id: fields.get('id') ?? '', event: fields.get('event') ?? 'message', data: JSON.parse(data) as Data }];
    });
    this.events.push(...events.slice(this.events.length));
  }
}
