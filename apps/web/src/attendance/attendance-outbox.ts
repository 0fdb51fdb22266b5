import { type Failure, failureOf } from '../failure.js';
import type { KeptMarks } from './kept-marks.js';
import type { Mark } from './roster-view.js';

/** What the server said of one mark. */
export interface Answer {
  nonce: string;
  accepted: boolean;
  alreadyBy: string | null;
  alreadyAt: string | null;
  reason: string | null;
}

/** What the server said of what was sent: of each mark, or why it takes none of them. */
export type SendResult = { answers: readonly Answer[] } | { refusal: string };

export interface Sender {
  /** Rejects when no answer came. */
  send: (marks: readonly Mark[]) => Promise<SendResult>;
  /** Empty when another tab sent something. */
  onAnswers: (answers: readonly { mark: Mark; answer: Answer }[]) => void;
}

export interface OutboxState {
  /** Not sent yet, or not known to have arrived. */
  waiting: readonly Mark[];
  /** Taken by the server, but not on the roster that was read last. */
  sent: readonly Mark[];
  sending: boolean;
  /** Why the last attempt did not succeed. */
  trouble: { failure: Failure } | { refusal: string } | null;
}

const MOST_AT_ONCE = 100;

/**
 * The marks of one meeting on their way to the server. They survive a reload, a tab that is closed and a network that
 * is away, go out in the order in which they were made, from one tab at a time, and carry nonces, so that sending them
 * again changes nothing.
 */
export class AttendanceOutbox {
  #state: OutboxState = { waiting: [], sent: [], sending: false, trouble: null };
  #sender: Sender | null = null;
  /** Made here, and not kept by the browser yet; all of them where it keeps nothing. */
  readonly #unkept = new Set<string>();
  #running: Promise<void> | null = null;
  /** Whether something was asked for while it ran. */
  #again = false;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly kept: KeptMarks) {}

  readonly state = (): OutboxState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sends by this from now on, beginning with what is kept. @returns what ends it */
  connect(sender: Sender): () => void {
    this.#sender = sender;
    const unfollow = this.kept.follow(() => void this.flush());
    void this.flush();
    return () => {
      unfollow();
      if (this.#sender === sender) this.#sender = null;
    };
  }

  /** Shown at once, kept and sent as soon as may be. Done when it was tried to send them. */
  async add(marks: readonly Mark[]): Promise<void> {
    for (const { nonce } of marks) this.#unkept.add(nonce);
    this.#set({ waiting: [...this.#state.waiting, ...marks] });
    try {
      await this.kept.add(marks);
      for (const { nonce } of marks) this.#unkept.delete(nonce);
    } catch {
      // A browser that keeps nothing loses them with the tab, and not before.
    }
    await this.flush();
  }

  /** Lets go of what waits, after the server refused it. */
  async discard(): Promise<void> {
    const nonces = this.#state.waiting.map(({ nonce }) => nonce);
    this.#set({ waiting: [], trouble: null });
    await this.#forget(nonces);
  }

  /** Forgets sent marks that the roster tells back by now. */
  settle(nonces: readonly string[]): void {
    this.#set({ sent: this.#state.sent.filter(({ nonce }) => !nonces.includes(nonce)) });
  }

  /** Takes in what other tabs did and sends what waits, also of theirs. What fails stays, and is sent with the next. */
  flush(): Promise<void> {
    if (this.#running) this.#again = true;
    else this.#running = this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    do {
      this.#again = false;
      await this.#read();
      if (this.#sender !== null && this.#state.waiting.length > 0) await this.kept.alone(() => this.#sendAll());
    } while (this.#again);
    this.#running = null;
  }

  async #sendAll(): Promise<void> {
    // Another tab may have sent it while this one waited for its turn.
    await this.#read();
    for (let sender = this.#sender; sender !== null; sender = this.#sender) {
      const batch = this.#state.waiting.slice(0, MOST_AT_ONCE);
      if (batch.length === 0) return this.#set({ trouble: null });
      this.#set({ sending: true });
      try {
        const result = await sender.send(batch);
        if ('refusal' in result) return this.#set({ sending: false, trouble: result });
        await this.#taken(batch, result.answers, sender);
        if (result.answers.length === 0) return;
      } catch (error) {
        return this.#set({ sending: false, trouble: { failure: failureOf(error) } });
      }
    }
  }

  async #taken(batch: readonly Mark[], answers: readonly Answer[], sender: Sender): Promise<void> {
    const byNonce = new Map(answers.map((answer) => [answer.nonce, answer]));
    const answered = batch.flatMap((mark) => {
      const answer = byNonce.get(mark.nonce);
      return answer ? [{ mark, answer }] : [];
    });
    await this.#forget([...byNonce.keys()]);
    const { waiting, sent } = this.#state;
    this.#set({
      sending: false,
      trouble: null,
      waiting: waiting.filter(({ nonce }) => !byNonce.has(nonce)),
      sent: [...sent, ...answered.flatMap(({ mark, answer }) => (answer.accepted ? [mark] : []))],
    });
    sender.onAnswers(answered);
  }

  async #forget(nonces: readonly string[]): Promise<void> {
    for (const nonce of nonces) this.#unkept.delete(nonce);
    await this.kept.remove(nonces).catch(() => undefined);
  }

  /** Takes in what other tabs made or sent. Only while nothing of ours is on its way. */
  async #read(): Promise<void> {
    const kept = await this.kept.read().catch(() => null);
    if (kept === null) return;
    const known = new Set(kept.map(({ nonce }) => nonce));
    const others = this.#state.waiting.filter(({ nonce }) => !known.has(nonce));
    const waiting = [...kept, ...others.filter(({ nonce }) => this.#unkept.has(nonce))];
    const gone = others.filter(({ nonce }) => !this.#unkept.has(nonce));
    if (gone.length === 0 && waiting.every(({ nonce }, index) => nonce === this.#state.waiting[index]?.nonce)) return;
    this.#set({ waiting, sent: [...this.#state.sent, ...gone] });
    if (gone.length > 0) this.#sender?.onAnswers([]);
  }

  #set(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
