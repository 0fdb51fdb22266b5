import { EventEmitter, once } from 'node:events';
import { DatabaseListener } from '../kernel/database-listener.js';

/** Hears from the database that a mail was written. Where nothing is heard, the pollers still find every mail, only later. */
export class MailSignal {
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #closing = new AbortController();
  readonly #listener: DatabaseListener;
  #heard = 0;

  constructor(databaseUrl: string, onFault: (fault: unknown) => void) {
    const onHeard = () => {
      this.#heard += 1;
      this.#events.emit('heard');
    };
    this.#listener = new DatabaseListener({ databaseUrl, channel: 'outgoing_mail', name: 'percorso mail', onHeard, onFault });
  }

  /** Grows with every notification. Read it before looking for work, and give it to `woken`. */
  get heard(): number {
    return this.#heard;
  }

  /** Listens until closed. */
  listen(): Promise<void> {
    return this.#listener.listen();
  }

  /** Returns once a notification has come since `heard` was read, or after the time, or when closed. */
  async woken(heard: number, milliseconds: number): Promise<void> {
    if (heard !== this.#heard || this.#closing.signal.aborted) return;
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(milliseconds)]);
    await once(this.#events, 'heard', { signal }).catch(() => undefined);
  }

  close(): void {
    this.#closing.abort();
    this.#listener.close();
  }
}
