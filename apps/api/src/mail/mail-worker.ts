import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { faultForLog } from '../kernel/error-log.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { parseMailbox } from './mail-address.js';
import { MailChecks } from './mail-checks.js';
import { MailOutcomes } from './mail-outcomes.js';
import { MailSender } from './mail-sender.js';
import { MailStandstill } from './mail-standstill.js';
import { MailTemplates } from './mail-templates.js';
import { MailboxServer } from './mailbox-server.js';

const LOOK_MILLISECONDS = 1_000;
/** How often it writes down that the queue moves, for `/health/ready` of the servers: far more often than that is asked. */
const TELL_MILLISECONDS = 30_000;

/** The mail side of a worker: the sender, and in the demonstration the mail box that it sends to. */
@Injectable()
export class MailWorker implements OnModuleDestroy {
  readonly #logger = new Logger('mail');
  #sender: MailSender | null = null;
  #mailbox: MailboxServer | null = null;
  #telling: NodeJS.Timeout | null = null;
  #told = 0;

  constructor(
    private readonly orm: MikroORM,
    private readonly clock: Clock,
    private readonly templates: MailTemplates,
    private readonly checks: MailChecks,
    private readonly outcomes: MailOutcomes,
    private readonly standstill: MailStandstill,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async start(): Promise<void> {
    await this.#startSender();
    this.#telling = setInterval(() => void this.#tellThatItMoves(), LOOK_MILLISECONDS);
  }

  async onModuleDestroy(): Promise<void> {
    if (this.#telling !== null) clearInterval(this.#telling);
    await this.#sender?.stop();
    await this.#mailbox?.stop();
  }

  async #startSender(): Promise<void> {
    const smtpUrl = this.settings.smtpUrl ?? (await this.#openMailbox());
    if (smtpUrl === null) {
      this.#logger.warn('SMTP_URL is not set: mails wait in the outbox.');
      return;
    }
    const { publicUrl, mailRate, mailFrom, demonstration } = this.settings;
    const options = { smtpUrl, rate: mailRate, from: parseMailbox(mailFrom), publicUrl, demonstration };
    this.#sender = new MailSender(this.orm, this.clock, this.templates, this.checks, this.outcomes, options);
    this.#sender.start();
  }

  /** Without a mail server mails wait because somebody wants it so, and not because nobody is there. */
  async #tellThatItMoves(): Promise<void> {
    const at = this.#sender === null ? this.clock.now() : this.#sender.lookedAt;
    if (at === null || at.getTime() - this.#told < TELL_MILLISECONDS) return;
    try {
      await this.standstill.moves(at);
      this.#told = at.getTime();
    } catch (error) {
      this.#logger.warn(faultForLog(error));
    }
  }

  /** @returns its address; null outside the demonstration */
  async #openMailbox(): Promise<string | null> {
    if (!this.settings.mailBox) return null;
    this.#mailbox = new MailboxServer(this.orm, this.clock);
    return this.#mailbox.start();
  }
}
