import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../kernel/clock.js';
import { isLocale, type Locale } from '../kernel/locale.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { parseMailbox } from '../mail/mail-address.js';
import { composeMessage } from '../mail/mail-message.js';
import { sendHtmlOfMail, sendMessage, sendPage } from '../mail/mailbox-answer.js';
import { mailboxMessagePage } from '../mail/mailbox-page.js';
import { readMail } from '../mail/mailbox-reading.js';
import { type ExampleMail, exampleMails } from './example-mails.js';

/** Every mail of the product as people would get it, with invented data; unknown addresses outside the demonstration. */
@Controller('mailbox')
export class ExampleMailsController {
  private readonly made = new Map<Locale, ExampleMail[]>();

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** What there is to see, for the gallery: each is at its path with a slash and a language behind it. */
  @Get('examples.json')
  list(@Res() reply: FastifyReply) {
    if (!this.settings.demonstration) return reply.callNotFound();
    const listed = this.examples('it').map(({ name, key }) => ({ name, path: `/mailbox/examples/${key}` }));
    return reply.header('cache-control', 'no-store').send(listed);
  }

  @Get('examples/:key/:locale.eml')
  async file(@Param('key') key: string, @Param('locale') locale: string, @Res() reply: FastifyReply) {
    const mail = this.find(key, locale);
    return mail === null ? reply.callNotFound() : sendMessage(reply, `${key}-${locale}`, await this.composed(mail));
  }

  @Get('examples/:key/:locale.html')
  html(@Param('key') key: string, @Param('locale') locale: string, @Res() reply: FastifyReply) {
    const mail = this.find(key, locale);
    return mail === null ? reply.callNotFound() : sendHtmlOfMail(reply, mail.rendered.html);
  }

  @Get('examples/:key/:locale')
  async message(@Param('key') key: string, @Param('locale') locale: string, @Res() reply: FastifyReply) {
    const mail = this.find(key, locale);
    if (mail === null) return reply.callNotFound();
    const raw = await this.composed(mail);
    const entry = { id: `examples/${key}/${locale}`, to: mail.to.address, subject: mail.rendered.subject, receivedAt: this.clock.now(), raw };
    return sendPage(reply, mailboxMessagePage(entry, await readMail(raw), mail.locale));
  }

  private find(key: string, locale: string): ExampleMail | null {
    if (!this.settings.demonstration || !isLocale(locale)) return null;
    return this.examples(locale).find((mail) => mail.key === key) ?? null;
  }

  /** Made once: they are the same for everybody. */
  private examples(locale: Locale): ExampleMail[] {
    const made = this.made.get(locale) ?? exampleMails(locale, this.surroundings());
    this.made.set(locale, made);
    return made;
  }

  private composed({ to, kind, lane, locale, rendered }: ExampleMail): Promise<Buffer> {
    const row = { toAddress: to.address, toName: to.name, messageId: 'example', kind, lane, locale };
    return composeMessage(row, rendered, this.surroundings(), [], this.clock.now());
  }

  private surroundings() {
    const { publicUrl, mailFrom, demonstration } = this.settings;
    return { publicUrl, from: parseMailbox(mailFrom), demonstration };
  }
}
