import { deleteEach, readFrom, writeTo } from './door-database.js';
import type { Mark } from './roster-view.js';

const WAITS_FOR_OTHER_TABS = 20_000;

/** The marks of one person at one meeting that the browser keeps until they are sent, shared by its tabs. */
export class KeptMarks {
  readonly #owner: string;
  #channel: BroadcastChannel | null = null;

  constructor(meetingId: string, personId: string) {
    this.#owner = `${meetingId} ${personId}`;
  }

  /** In the order in which they were made. Rejects, as everything here, when the browser keeps nothing. */
  async read(): Promise<Mark[]> {
    const rows = await readFrom<unknown[]>('marks', (store) => store.index('owner').getAll(this.#owner));
    return rows.flatMap((row) => (isRow(row) ? [row.mark] : []));
  }

  async add(marks: readonly Mark[]): Promise<void> {
    await writeTo('marks', (store) => {
      for (const mark of marks) store.add({ owner: this.#owner, mark } satisfies Row);
    });
    this.#channel?.postMessage(null);
  }

  async remove(nonces: readonly string[]): Promise<void> {
    await writeTo('marks', (store) => deleteEach(store.index('owner').openCursor(this.#owner), (row) => isRow(row) && nonces.includes(row.mark.nonce)));
    this.#channel?.postMessage(null);
  }

  /** Calls whenever another tab changed something. @returns what ends it */
  follow(listener: () => void): () => void {
    const channel = new BroadcastChannel(`percorso-door ${this.#owner}`);
    channel.onmessage = listener;
    this.#channel = channel;
    return () => {
      channel.close();
      if (this.#channel === channel) this.#channel = null;
    };
  }

  /**
   * Does the work while no other tab does its own. A tab that hangs does not hold up the others for ever, and where
   * there are no locks nothing waits: the server takes a mark that comes twice for one.
   */
  async alone(work: () => Promise<void>): Promise<void> {
    if (!('locks' in navigator)) return work();
    let begun = false;
    const begin = () => {
      begun = true;
      return work();
    };
    try {
      await navigator.locks.request(`percorso-door ${this.#owner}`, { signal: AbortSignal.timeout(WAITS_FOR_OTHER_TABS) }, begin);
    } catch (error) {
      if (begun) throw error;
      await work();
    }
  }
}

interface Row {
  owner: string;
  mark: Mark;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'mark' in value && typeof value.mark === 'object' && value.mark !== null && 'nonce' in value.mark && 'meetingDayId' in value.mark;
}

/** Marks that nobody came back to send: the meeting is long closed, and they name people. */
export function eraseMarksBefore(instant: Date): Promise<void> {
  const before = instant.toISOString();
  return writeTo('marks', (store) => deleteEach(store.openCursor(), (row) => !isRow(row) || row.mark.at < before));
}
