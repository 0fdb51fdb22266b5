import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const RECONNECT_MILLISECONDS = 2_000;

/**
 * Hears from the database that a mail was written. A connection of its own, since LISTEN needs a session; when it is
 * lost, or a pooler in between does not pass notifications on, the pollers still find every mail, only later.
 */
export class MailSignal {
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #closing = new AbortController();
  #heard = 0;

  constructor(
    private readonly databaseUrl: string,
    private readonly onFault: (fault: unknown) => void,
  ) {}

  /** Grows with every notification. Read it before looking for work, and give it to `woken`. */
  get heard(): number {
    return this.#heard;
  }

  /** Listens until closed. */
  async listen(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await this.#listenOnce().catch(this.onFault);
      await sleep(RECONNECT_MILLISECONDS, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  /** Returns once a notification has come since `heard` was read, or after the time, or when closed. */
  async woken(heard: number, milliseconds: number): Promise<void> {
    if (heard !== this.#heard || this.#closing.signal.aborted) return;
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(milliseconds)]);
    await once(this.#events, 'heard', { signal }).catch(() => undefined);
  }

  close(): void {
    this.#closing.abort();
  }

  async #listenOnce(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'percorso mail', keepAlive: true });
    const ended = once(client, 'end');
    client.on('error', this.onFault);
    client.on('notification', () => {
      this.#heard += 1;
      this.#events.emit('heard');
    });
    await client.connect();
    const close = () => void client.end();
    this.#closing.signal.addEventListener('abort', close, { once: true });
    if (this.#closing.signal.aborted) close();
    else await client.query('listen outgoing_mail');
    await ended;
    this.#closing.signal.removeEventListener('abort', close);
  }
}
