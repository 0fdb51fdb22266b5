import PostalMime from 'postal-mime';

/** A mail as the mail box shows it. */
export interface MailReading {
  from: string;
  text: string;
  html: string | null;
  /** The calendar object among the alternatives. */
  calendar: { method: string; content: string } | null;
}

export async function readMail(raw: Buffer): Promise<MailReading> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
  const calendar = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  return {
    from: [mail.from?.name, mail.from?.address && `<${mail.from.address}>`].filter(Boolean).join(' '),
    text: mail.text ?? '',
    html: mail.html ?? null,
    calendar: calendar === undefined ? null : { method: calendar.method ?? '', content: String(calendar.content) },
  };
}
