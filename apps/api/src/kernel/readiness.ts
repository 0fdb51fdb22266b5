import { Injectable } from '@nestjs/common';

/** Looks at one thing that a server needs. @returns what is wrong, in words such as "mails stalled"; null: nothing */
export type ReadinessCheck = (now: Date) => Promise<string | null>;

/** A queue in which something is due for so long, and nobody takes it up, stands still. Milliseconds. */
const STALLED_AFTER = 5 * 60_000;

/** What is due since before this instant, and was not taken up, is stalled. */
export function stalledBefore(now: Date): Date {
  return new Date(now.getTime() - STALLED_AFTER);
}

/** Whether this server wants requests; told to balancers by /health/ready. */
@Injectable()
export class Readiness {
  #stopping = false;
  readonly #checks: ReadinessCheck[] = [];

  get stopping(): boolean {
    return this.#stopping;
  }

  /** From now on the server asks to be left out, and still answers whoever comes. */
  stop(): void {
    this.#stopping = true;
  }

  /** Features add here what else must be in order. Each check costs every question of every balancer one statement. */
  register(check: ReadinessCheck): void {
    this.#checks.push(check);
  }

  /** The first thing that is wrong; null: nothing. */
  async fault(now: Date): Promise<string | null> {
    const faults = await Promise.all(this.#checks.map((check) => check(now)));
    return faults.find((fault) => fault !== null) ?? null;
  }
}
