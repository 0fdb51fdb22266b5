import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Metrics } from '../kernel/metrics.js';
import { mailLanes } from './outgoing-mail.entity.js';

/** Tells Prometheus how many mails wait, by lane, and for how long the one that waits longest has been due. */
@Injectable()
export class MailMetrics {
  constructor(
    metrics: Metrics,
    private readonly em: EntityManager,
  ) {
    metrics.gauge('percorso_mails_waiting', 'Mails that are due and not yet with the mail server.', ['lane'], async () =>
      (await this.waiting()).map(({ lane, mails }) => ({ labels: { lane }, value: mails })),
    );
    metrics.gauge('percorso_mail_longest_wait_seconds', 'How long the mail that waits longest has been due.', ['lane'], async () =>
      (await this.waiting()).map(({ lane, seconds }) => ({ labels: { lane }, value: seconds })),
    );
  }

  /** Every lane, also one in which nothing waits. The index of what is to be sent answers it. */
  private async waiting(): Promise<{ lane: string; mails: number; seconds: number }[]> {
    const rows = await this.em.fork().execute<{ lane: number; mails: number; seconds: number }[]>(
      `select lane, count(*)::int as mails, extract(epoch from now() - min(not_before))::float8 as seconds
         from outgoing_mail where state in ('READY', 'DEFERRED', 'SENDING', 'UNKNOWN') and not_before <= now() group by lane`,
    );
    return Object.entries(mailLanes).map(([name, lane]) => {
      const found = rows.find((row) => row.lane === lane);
      return { lane: name, mails: found?.mails ?? 0, seconds: found?.seconds ?? 0 };
    });
  }
}
