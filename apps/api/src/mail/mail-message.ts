import MailComposer from 'nodemailer/lib/mail-composer';
import { domainOf, onOneLine } from './mail-address.js';
import type { MailSurroundings, RenderedMail } from './mail-kind.js';
import type { ClaimedMail } from './mails.queries.js';
import { mailLanes } from './outgoing-mail.entity.js';

/**
 * The whole message as it goes to the mail server: made once, Date and boundaries included, so that every attempt
 * sends the same bytes. With a calendar object: text, HTML and text/calendar as alternatives, and the same object
 * again as an attachment (RFC 6047, 2.4).
 *
 * @param sentBefore  Message-IDs without domain of what was sent about the same calendar entry, oldest first
 */
export async function composeMessage(
  mail: Pick<ClaimedMail, 'toAddress' | 'toName' | 'messageId' | 'kind' | 'lane' | 'locale'>,
  rendered: RenderedMail,
  { from, publicUrl }: MailSurroundings,
  sentBefore: readonly string[],
  now: Date,
): Promise<Buffer> {
  const domain = domainOf(from.address);
  const messageId = (id: string) => `<${id}@${domain}>`;
  const host = new URL(publicUrl).hostname;
  const composer = new MailComposer({
    from,
    to: { name: onOneLine(mail.toName), address: mail.toAddress },
    subject: onOneLine(rendered.subject),
    date: now,
    messageId: messageId(mail.messageId),
    references: sentBefore.map(messageId),
    inReplyTo: sentBefore.slice(0, 1).map(messageId)[0],
    text: rendered.text,
    html: rendered.html,
    encoding: 'quoted-printable',
    newline: 'win',
    icalEvent: rendered.calendar && {
      method: rendered.calendar.method,
      content: rendered.calendar.content,
      filename: 'invite.ics',
    },
    attachments: rendered.calendarFile && [
      { filename: rendered.calendarFile.name, content: rendered.calendarFile.content, contentType: 'text/calendar; charset=utf-8' },
    ],
    headers: {
      'Content-Language': mail.locale,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Feedback-ID': `${mail.kind}:${host}`,
      ...(mail.lane === mailLanes.CAMPAIGN && { 'List-Id': `<percorso.${host}>` }),
      ...(rendered.unsubscribe !== undefined && {
        'List-Unsubscribe': `<${rendered.unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
