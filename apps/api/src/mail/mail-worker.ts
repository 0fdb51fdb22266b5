import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { parseMailbox } from './mail-address.js';
import { MailChecks } from './mail-checks.js';
import { MailOutcomes } from './mail-outcomes.js';
import { MailSender } from './mail-sender.js';
import { MailTemplates } from './mail-templates.js';
import { MailboxServer } from './mailbox-server.js';

/** The mail side of a worker: the sender, and in the demonstration the mail box that it sends to. */
@Injectable()
export class MailWorker implements OnModuleDestroy {
  #sender: MailSender | null = null;
  #mailbox: MailboxServer | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly clock: Clock,
    private readonly templates: MailTemplates,
    private readonly checks: MailChecks,
    private readonly outcomes: MailOutcomes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async start(): Promise<void> {
    const smtpUrl = this.settings.smtpUrl ?? (await this.#openMailbox());
    if (smtpUrl === null) {
      new Logger('mail').warn('SMTP_URL is not set: mails wait in the outbox.');
      return;
    }
    const { publicUrl, mailRate, mailFrom, demonstration } = this.settings;
    const options = { smtpUrl, rate: mailRate, from: parseMailbox(mailFrom), publicUrl, demonstration };
    this.#sender = new MailSender(this.orm, this.clock, this.templates, this.checks, this.outcomes, options);
    this.#sender.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#sender?.stop();
    await this.#mailbox?.stop();
  }

  /** @returns its address; null outside the demonstration */
  async #openMailbox(): Promise<string | null> {
    if (!this.settings.mailBox) return null;
    this.#mailbox = new MailboxServer(this.orm, this.clock);
    return this.#mailbox.start();
  }
}
