import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClaimedMail } from './mails.queries.js';

/** Whether a mail is still true and wanted. False: it is put aside as SUPERSEDED and never sent. */
export type MailCheck = (em: EntityManager, mail: ClaimedMail, now: Date) => Promise<boolean>;

/** What is asked again just before a mail leaves, since time has passed since it was written. */
@Injectable()
export class MailChecks {
  readonly #checks = new Map<string, MailCheck[]>();

  register(kind: string, check: MailCheck): void {
    this.#checks.set(kind, [...(this.#checks.get(kind) ?? []), check]);
  }

  async stillRight(em: EntityManager, mail: ClaimedMail, now: Date): Promise<boolean> {
    for (const check of this.#checks.get(mail.kind) ?? []) {
      if (!(await check(em, mail, now))) return false;
    }
    return true;
  }
}
