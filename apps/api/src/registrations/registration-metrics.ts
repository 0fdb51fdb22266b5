import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error.js';
import { Metrics } from '../kernel/metrics.js';
import type { RegistrationOutcome } from './registration-batch.js';

/** There from the start, so that a rate can be seen from the first one on. */
const USUAL = ['CONFIRMED', 'PENDING', 'WAITING', 'FULL', 'ALREADY_REGISTERED'];

/** Tells Prometheus what people who asked for a seat got, since this process started. */
@Injectable()
export class RegistrationMetrics {
  private readonly asked;

  constructor(metrics: Metrics) {
    this.asked = metrics.counter('percorso_registrations_total', 'Requests for a seat, by what became of them: the status of the registration, or why there is none.', ['outcome']);
    for (const outcome of USUAL) this.asked.inc({ outcome }, 0);
  }

  /** Counts what became of one meeting of several. */
  told(outcome: string): void {
    this.asked.inc({ outcome });
  }

  /** Counts a request when it is answered, and gives the answer on. */
  async count(answer: Promise<RegistrationOutcome>): Promise<RegistrationOutcome> {
    try {
      const outcome = await answer;
      this.asked.inc({ outcome: outcomeInWord(outcome) });
      return outcome;
    } catch (error) {
      this.asked.inc({ outcome: error instanceof DomainError ? error.code : 'FAULT' });
      throw error;
    }
  }
}

function outcomeInWord(outcome: RegistrationOutcome): string {
  if (outcome.kind === 'REGISTERED') return outcome.registration.status ?? outcome.kind;
  return outcome.kind === 'REFUSED' ? outcome.code : outcome.kind;
}
