import { type Failure, failureOf } from '../failure.js';
import { readDraft, writeDraft } from '../ui/draft-form.js';
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
 * The marks of one meeting on their way to the server. They survive a reload and a network that is away, go out in the
 * order in which they were made, and carry nonces, so that sending them again changes nothing.
 */
export class AttendanceOutbox {
  #state: OutboxState;
  #sender: Sender | null = null;
  readonly #listeners = new Set<() => void>();

  /** @param key  under which the browser keeps the marks */
  constructor(private readonly key: string) {
    this.#state = { waiting: keptMarks(key), sent: [], sending: false, trouble: null };
  }

  readonly state = (): OutboxState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sends by this from now on, beginning with what is kept. @returns what ends it */
  connect(sender: Sender): () => void {
    this.#sender = sender;
    void this.flush();
    return () => {
      if (this.#sender === sender) this.#sender = null;
    };
  }

  add(marks: readonly Mark[]): void {
    this.#set({ waiting: [...this.#state.waiting, ...marks] });
    void this.flush();
  }

  /** Lets go of what waits, after the server refused it. */
  discard(): void {
    this.#set({ waiting: [], trouble: null });
  }

  /** Forgets sent marks that the roster tells back by now. */
  settle(nonces: readonly string[]): void {
    this.#set({ sent: this.#state.sent.filter(({ nonce }) => !nonces.includes(nonce)) });
  }

  /** Sends what waits. What fails stays, and is sent with the next. */
  async flush(): Promise<void> {
    const sender = this.#sender;
    const batch = this.#state.waiting.slice(0, MOST_AT_ONCE);
    if (this.#state.sending || sender === null || batch.length === 0) return;
    this.#set({ sending: true });
    try {
      const result = await sender.send(batch);
      if ('refusal' in result) {
        this.#set({ sending: false, trouble: result });
        return;
      }
      this.#taken(batch, result.answers, sender);
      if (result.answers.length === 0) return;
    } catch (error) {
      this.#set({ sending: false, trouble: { failure: failureOf(error) } });
      return;
    }
    await this.flush();
  }

  #taken(batch: readonly Mark[], answers: readonly Answer[], sender: Sender): void {
    const byNonce = new Map(answers.map((answer) => [answer.nonce, answer]));
    const answered = batch.flatMap((mark) => {
      const answer = byNonce.get(mark.nonce);
      return answer ? [{ mark, answer }] : [];
    });
    const { waiting, sent } = this.#state;
    this.#set({
      sending: false,
      trouble: null,
      waiting: waiting.filter(({ nonce }) => !byNonce.has(nonce)),
      sent: [...sent, ...answered.flatMap(({ mark, answer }) => (answer.accepted ? [mark] : []))],
    });
    sender.onAnswers(answered);
  }

  #set(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change };
    if (change.waiting) writeDraft(this.key, this.#state.waiting);
    for (const listener of this.#listeners) listener();
  }
}

const outboxes = new Map<string, AttendanceOutbox>();

/** The one outbox of a meeting for whoever is signed in, also after one went to another page and came back. */
export function outboxOf(meetingId: string, personId: string): AttendanceOutbox {
  const key = `attendance-${meetingId}-${personId}`;
  const known = outboxes.get(key) ?? new AttendanceOutbox(key);
  outboxes.set(key, known);
  return known;
}

function keptMarks(key: string): Mark[] {
  const kept = readDraft(key);
  return Array.isArray(kept) ? kept.filter(isMark) : [];
}

function isMark(value: unknown): value is Mark {
  return typeof value === 'object' && value !== null && 'nonce' in value && 'meetingDayId' in value && 'status' in value;
}
