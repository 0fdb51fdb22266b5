import { DomainError } from '../kernel/domain-error.js';
import type { FairTurns } from '../kernel/fair-turns.js';

interface Waiting<Request, Answer> {
  request: Request;
  /** How often it came back without an answer. */
  rounds: number;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Answers a batch, at the index of each request; null where a request must be asked again. */
export type AnswerBatch<Request, Answer> = (meetingId: string, requests: Request[]) => Promise<(Answer | null)[]>;

const MOST_ROUNDS = 5;

/**
 * The admission queue: at most one batch of a meeting is on its way in this process, and whatever arrives meanwhile
 * goes in the next one, in the order of arrival. There is no artificial wait: on an idle meeting the first request
 * goes at once. Between processes the order is that in which they get the meeting's lock.
 */
export class RegistrationQueue<Request, Answer> {
  readonly #lines = new Map<string, Waiting<Request, Answer>[]>();
  /** Answers that wait for their turn. */
  #untold = 0;

  /**
   * @param turns         in which the answers of a batch are given
   * @param largestBatch  how many requests go together at most
   */
  constructor(
    private readonly answerBatch: AnswerBatch<Request, Answer>,
    private readonly turns: FairTurns,
    private readonly largestBatch = 500,
  ) {}

  /** Asks, and waits for the answer; every promise is settled in the end. @throws DomainError BUSY */
  ask(meetingId: string, request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = { request, rounds: 0, resolve, reject };
      const line = this.#lines.get(meetingId);
      if (line) {
        line.push(waiting);
      } else {
        this.#lines.set(meetingId, [waiting]);
        void this.#work(meetingId);
      }
    });
  }

  /** Settled once nobody waits any more, so that a server that stops has answered everybody. */
  async drained(): Promise<void> {
    while (this.#lines.size > 0 || this.#untold > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async #work(meetingId: string): Promise<void> {
    const line = this.#lines.get(meetingId) ?? [];
    while (line.length > 0) {
      const again = await this.#settle(meetingId, line.splice(0, this.largestBatch));
      line.unshift(...again);
    }
    this.#lines.delete(meetingId);
  }

  /** Answers a batch as far as it can. @returns whoever must be asked again */
  async #settle(meetingId: string, batch: Waiting<Request, Answer>[]): Promise<Waiting<Request, Answer>[]> {
    let answers: (Answer | null)[];
    try {
      answers = await this.answerBatch(
        meetingId,
        batch.map(({ request }) => request),
      );
    } catch (error) {
      return this.#afterFailure(meetingId, batch, error);
    }
    return batch.filter((waiting, index) => {
      const answer = answers[index] ?? null;
      if (answer !== null) {
        void this.#tell(meetingId, waiting, answer);
        return false;
      }
      waiting.rounds += 1;
      if (waiting.rounds < MOST_ROUNDS) return true;
      waiting.reject(new DomainError('BUSY'));
      return false;
    });
  }

  /** In turn: hundreds of answers written out in one go would keep everybody else waiting. */
  async #tell(meetingId: string, { resolve }: Waiting<Request, Answer>, answer: Answer): Promise<void> {
    this.#untold += 1;
    await this.turns.take(`answers ${meetingId}`);
    this.#untold -= 1;
    resolve(answer);
  }

  /** One request that the database cannot take must not take the others along: the batch is halved until it stands alone. */
  async #afterFailure(meetingId: string, batch: Waiting<Request, Answer>[], error: unknown): Promise<Waiting<Request, Answer>[]> {
    if (batch.length === 1 || !isFaultOfData(error)) {
      for (const { reject } of batch) reject(error);
      return [];
    }
    const half = Math.ceil(batch.length / 2);
    const again = await this.#settle(meetingId, batch.slice(0, half));
    return [...again, ...(await this.#settle(meetingId, batch.slice(half)))];
  }
}

/** Data exceptions and violated constraints (SQLSTATE classes 22 and 23), which belong to one row. */
function isFaultOfData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]...$/.test(error.code);
}
