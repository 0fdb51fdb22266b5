import { Injectable } from '@nestjs/common';

/** Whether this server wants requests; told to balancers by /health/ready. */
@Injectable()
export class Readiness {
  #stopping = false;

  get stopping(): boolean {
    return this.#stopping;
  }

  /** From now on the server asks to be left out, and still answers whoever comes. */
  stop(): void {
    this.#stopping = true;
  }
}
