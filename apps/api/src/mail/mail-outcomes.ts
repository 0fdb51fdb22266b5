import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What became of a mail. UNKNOWN: the line broke before the server's last word, so it may have arrived. */
export interface MailOutcome {
  mailId: string;
  kind: string;
  state: 'SENT' | 'FAILED' | 'UNKNOWN' | 'SUPERSEDED';
  /** FAILED because the mail server will never take mail for this address, and not for a fault of ours. */
  refused: boolean;
  at: Date;
  personId: string | null;
  meetingId: string | null;
  registrationId: string | null;
  /** The mail server's last words, or ours when it had none. */
  words: string | null;
}

/** Works in the transaction that records the outcome: both hold, or neither. */
export type MailOutcomeHandler = (em: EntityManager, outcome: MailOutcome) => Promise<void>;

/** Who wants to hear what became of which kind of mail. */
@Injectable()
export class MailOutcomes {
  readonly #handlers = new Map<string, MailOutcomeHandler[]>();

  on(kind: string, handler: MailOutcomeHandler): void {
    this.#handlers.set(kind, [...(this.#handlers.get(kind) ?? []), handler]);
  }

  async tell(em: EntityManager, outcome: MailOutcome): Promise<void> {
    for (const handler of this.#handlers.get(outcome.kind) ?? []) await handler(em, outcome);
  }
}
