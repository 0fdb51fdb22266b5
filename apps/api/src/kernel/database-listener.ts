import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const RECONNECT_MILLISECONDS = 2_000;

export interface DatabaseListenerOptions {
  databaseUrl: string;
  channel: string;
  /** As the database's administrator reads it among the connections. */
  name: string;
  /** @param payload  what was told; null: the connection was made, and what was told before may have been missed */
  onHeard: (payload: string | null) => void;
  onFault: (fault: unknown) => void;
}

/**
 * Hears what is told on a channel of the database (LISTEN), in whichever process it was committed. A connection of its
 * own, since LISTEN needs a session. It may be lost, and a pooler in between may pass nothing on: whoever listens must
 * also look by itself, only more seldom.
 */
export class DatabaseListener {
  readonly #closing = new AbortController();

  constructor(private readonly options: DatabaseListenerOptions) {}

  /** Listens until closed. */
  async listen(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await this.#listenOnce().catch(this.options.onFault);
      await sleep(RECONNECT_MILLISECONDS, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  close(): void {
    this.#closing.abort();
  }

  async #listenOnce(): Promise<void> {
    const { databaseUrl, channel, name, onHeard, onFault } = this.options;
    const client = new pg.Client({ connectionString: databaseUrl, application_name: name, keepAlive: true });
    const ended = once(client, 'end');
    client.on('error', onFault);
    client.on('notification', ({ payload }) => onHeard(payload ?? ''));
    await client.connect();
    const close = () => void client.end();
    this.#closing.signal.addEventListener('abort', close, { once: true });
    if (this.#closing.signal.aborted) close();
    else await client.query(`listen ${client.escapeIdentifier(channel)}`).then(() => onHeard(null));
    await ended;
    this.#closing.signal.removeEventListener('abort', close);
  }
}
