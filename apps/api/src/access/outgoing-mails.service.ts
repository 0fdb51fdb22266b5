import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../kernel/audit.js';
import { InvalidError } from '../kernel/domain-error.js';
import { isId } from '../kernel/ids.js';
import { type Connection, LARGEST_PAGE, type PageRequest } from '../kernel/paging.js';
import { releaseMails } from '../mail/mails.queries.js';
import type { MailCountType, OutgoingMailFilter, OutgoingMailType } from '../mail/outgoing-mail.graphql.js';
import { countOutgoingMails, listOutgoingMails, readOutgoingMails } from '../mail/outgoing-mails.queries.js';
import type { SignedIn } from './current-viewer.js';
import { mustAdminister } from './role.policy.js';

/** The outbox of the whole installation, for administrators. Each method throws ForbiddenError for all others. */
@Injectable()
export class OutgoingMailsService {
  constructor(private readonly em: EntityManager) {}

  async list(filter: OutgoingMailFilter, page: PageRequest, by: SignedIn): Promise<Connection<OutgoingMailType>> {
    mustAdminister(by);
    return listOutgoingMails(this.em, filter, page);
  }

  async counts(by: SignedIn): Promise<MailCountType[]> {
    mustAdminister(by);
    return countOutgoingMails(this.em);
  }

  /**
   * Sends mails again that failed, wait for another try, or have an unknown outcome; with the same bytes. What is held
   * is let go by the organisers of its meeting alone.
   *
   * @returns those that are on their way now
   * @throws InvalidError  for what can be no id, and for more than a page of them
   */
  async retry(mailIds: readonly string[], by: SignedIn, now: Date): Promise<OutgoingMailType[]> {
    mustAdminister(by);
    if (mailIds.length > LARGEST_PAGE || !mailIds.every(isId)) throw new InvalidError('invalid.choice', ['mailIds']);
    return this.em.transactional(async (em) => {
      const before = (await readOutgoingMails(em, mailIds)).filter(({ state }) => state !== 'HELD');
      const released = await releaseMails(em, before.map(({ id }) => id), now);
      const records = before
        .filter(({ id }) => released.includes(id))
        .map(({ id, kind, state }) => ({
          at: now,
          personId: by.person.id,
          action: 'mail.retried',
          subjectType: 'mail',
          subjectId: id,
          processId: null,
          details: { kind, before: state },
          requestId: by.requestId,
        }));
      await recordAudit(em, ...records);
      return readOutgoingMails(em, released);
    });
  }
}
