import type { FastifyReply } from 'fastify';
import { mailboxPolicy } from './mailbox-page.js';

/** A mail is shown as it is, but it runs nothing, sends nothing and loads nothing; its links open elsewhere. */
const framePolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** A page about mails: nothing of it is kept anywhere. */
export function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.header('cache-control', 'no-store').header('content-security-policy', mailboxPolicy).type('text/html; charset=utf-8').send(page);
}

/** The HTML of a mail by itself, for a frame. */
export function sendHtmlOfMail(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', framePolicy)
    .header('x-frame-options', 'SAMEORIGIN')
    .type('text/html; charset=utf-8')
    .send(html.replace(/<head>/i, '<head><base target="_blank">'));
}

/** The whole message as a file. */
export function sendMessage(reply: FastifyReply, name: string, raw: Buffer): FastifyReply {
  return reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="${name}.eml"`).type('message/rfc822').send(raw);
}
