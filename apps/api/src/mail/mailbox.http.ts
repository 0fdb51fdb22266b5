import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isId } from '../kernel/ids.js';
import { localeFromHeader } from '../kernel/locale.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { findMessage, listMessages, readMessages } from './mailbox-messages.queries.js';
import { sendHtmlOfMail, sendMessage, sendPage } from './mailbox-answer.js';
import { mailboxListPage, mailboxMessagePage } from './mailbox-page.js';
import { readMail } from './mailbox-reading.js';

const PAGE = 50;
const LONGEST_ADDRESS = 320;

/** The mail box of the demonstration. Elsewhere these addresses are unknown like any other. */
@Controller()
export class MailboxController {
  constructor(
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('mailbox')
  async list(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    if (!this.settings.mailBox) return reply.callNotFound();
    const to = addressOf(query);
    const page = Math.max(1, Math.trunc(Number(query.page)) || 1);
    const found = await listMessages(this.em.fork(), to === '' ? null : to, PAGE + 1, (page - 1) * PAGE);
    return sendPage(reply, mailboxListPage({ entries: found.slice(0, PAGE), to, page, hasOlder: found.length > PAGE }, localeOf(request)));
  }

  /** Newest first, for programs: id, to, subject, text. `to` is one whole address. */
  @Get('mailbox.json')
  async json(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply) {
    if (!this.settings.mailBox) return reply.callNotFound();
    const to = addressOf(query);
    const messages = await readMessages(this.em.fork(), to === '' ? null : to, PAGE);
    const mails = messages.map(async ({ id, to: address, subject, receivedAt, raw }) => {
      const { text } = await readMail(raw);
      return { id, to: address, subject, text, receivedAt };
    });
    return reply.header('cache-control', 'no-store').send(await Promise.all(mails));
  }

  @Get('mailbox/:id.eml')
  async file(@Param('id') id: string, @Res() reply: FastifyReply) {
    const message = await this.find(id);
    if (message === null) return reply.callNotFound();
    return sendMessage(reply, id, message.raw);
  }

  @Get('mailbox/:id.html')
  async html(@Param('id') id: string, @Res() reply: FastifyReply) {
    const message = await this.find(id);
    const mail = message && (await readMail(message.raw));
    if (mail?.html == null) return reply.callNotFound();
    return sendHtmlOfMail(reply, mail.html);
  }

  @Get('mailbox/:id')
  async message(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const message = await this.find(id);
    if (message === null) return reply.callNotFound();
    return sendPage(reply, mailboxMessagePage(message, await readMail(message.raw), localeOf(request)));
  }

  private async find(id: string) {
    return this.settings.mailBox && isId(id) ? findMessage(this.em.fork(), id) : null;
  }
}

function addressOf({ to }: Record<string, unknown>): string {
  return typeof to === 'string' ? to.trim().slice(0, LONGEST_ADDRESS) : '';
}

function localeOf(request: FastifyRequest) {
  return localeFromHeader(request.headers['accept-language']);
}
