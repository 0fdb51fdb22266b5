import { setTimeout as sleep } from 'node:timers/promises';

/** Spreads the messages of one process over time: so many a second, in an even row, without a burst after a pause. */
export class MailRate {
  readonly #pause: number;
  #next = 0;

  constructor(perSecond: number) {
    this.#pause = 1000 / perSecond;
  }

  /** Waits for its turn. @returns false when the waiting was broken off */
  async turn(signal: AbortSignal): Promise<boolean> {
    const wait = this.#take() - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }

  /** Takes a turn without waiting for it: the others wait the longer. */
  jumpQueue(): void {
    this.#take();
  }

  #take(): number {
    const start = Math.max(this.#next, performance.now());
    this.#next = start + this.#pause;
    return start;
  }
}
