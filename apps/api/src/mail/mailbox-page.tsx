import { createHash } from 'node:crypto';
import { translator } from '@percorso/messages';
import { formatInstant } from '@percorso/time';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '../kernel/locale.js';
import type { MailboxEntry } from './mailbox-messages.queries.js';
import type { MailReading } from './mailbox-reading.js';

const css = `
:root { color-scheme: light dark; --ink: #17324d; --quiet: #455b71; --page: #fff; --line: #d0d9e2; --card: #f5f7fa; --link: #0066cc; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f3f6; --quiet: #b9c6d3; --page: #17212b; --line: #3a4a5a; --card: #1f2c39; --link: #8cc1ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 'Titillium Web', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
a { color: var(--link); }
a:focus-visible, input:focus-visible, button:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.75rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin-top: 2rem; font-size: 1.25rem; }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; margin: 1.5rem 0; }
label { display: block; font-weight: 600; }
input { min-width: 18rem; max-width: 100%; padding: 0.5rem 0.75rem; border: 1px solid var(--quiet); border-radius: 4px; background: var(--page); color: var(--ink); font: inherit; }
button { padding: 0.5rem 1.25rem; border: 1px solid var(--link); border-radius: 4px; background: var(--link); color: var(--page); font: inherit; font-weight: 600; cursor: pointer; }
table { width: 100%; border-collapse: collapse; }
caption { padding: 0.5rem 0; text-align: start; color: var(--quiet); }
th, td { padding: 0.6rem 0.75rem 0.6rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
pre { padding: 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.9rem; }
iframe { width: 100%; height: 46rem; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
summary { cursor: pointer; font-size: 1.25rem; font-weight: 700; margin: 2rem 0 1rem; }
nav { display: flex; gap: 1.5rem; margin: 1.5rem 0; }
@media (max-width: 40rem) { table, caption, tbody, tr, td { display: block; } thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } td { padding: 0 0 0.15rem; border: 0; } tr { padding: 0.75rem 0; border-bottom: 1px solid var(--line); } dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
`;

/** What these pages may load: their own styles, and a mail in a frame. No script runs. */
export const mailboxPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whom days and hours are shown to: the demonstration plays in Italy. */
const ZONE = 'Europe/Rome';

export interface MailboxList {
  entries: readonly MailboxEntry[];
  /** What was searched for; empty: nothing. */
  to: string;
  /** From 1. */
  page: number;
  hasOlder: boolean;
}

export function mailboxListPage({ entries, to, page, hasOlder }: MailboxList, locale: Locale): string {
  const t = translator(locale);
  const link = (number: number) => `/mailbox?${new URLSearchParams({ ...(to && { to }), page: String(number) })}`;
  return pageHtml(
    locale,
    t('mailbox.title'),
    <>
      <h1>{t('mailbox.title')}</h1>
      <p>
        {t('mailbox.lead')} {t('mailbox.reload')}
      </p>
      <form method="get" action="/mailbox" role="search">
        <div>
          <label htmlFor="to">{t('mailbox.address')}</label>
          <input id="to" name="to" defaultValue={to} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </div>
        <button type="submit">{t('mailbox.search')}</button>
        {to !== '' && <a href="/mailbox">{t('mailbox.all')}</a>}
      </form>
      {entries.length === 0 ? <p role="status">{t('mailbox.none')}</p> : <MessageTable entries={entries} locale={locale} />}
      {(page > 1 || hasOlder) && (
        <nav aria-label={t('mailbox.all')}>
          {page > 1 && <a href={link(page - 1)}>{t('mailbox.newer')}</a>}
          {hasOlder && <a href={link(page + 1)}>{t('mailbox.older')}</a>}
        </nav>
      )}
    </>,
  );
}

function MessageTable({ entries, locale }: { entries: readonly MailboxEntry[]; locale: Locale }) {
  const t = translator(locale);
  return (
    <table>
      <caption>{t('mailbox.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('mailbox.subject')}</th>
          <th scope="col">{t('mailbox.to')}</th>
          <th scope="col">{t('mailbox.received')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, to, subject, receivedAt }) => (
          <tr key={id}>
            <td>
              <a href={`/mailbox/${id}`}>{subject || t('mailbox.noSubject')}</a>
            </td>
            <td>{to}</td>
            <td>
              <time dateTime={receivedAt.toISOString()}>{formatInstant(receivedAt, ZONE, locale)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function mailboxMessagePage(entry: MailboxEntry & { raw: Buffer }, mail: MailReading, locale: Locale): string {
  const t = translator(locale);
  const subject = entry.subject || t('mailbox.noSubject');
  return pageHtml(
    locale,
    subject,
    <>
      <nav aria-label={t('mailbox.title')}>
        <a href="/mailbox">{t('mailbox.all')}</a>
      </nav>
      <h1>{subject}</h1>
      <dl>
        <dt>{t('mailbox.from')}</dt>
        <dd>{mail.from}</dd>
        <dt>{t('mailbox.to')}</dt>
        <dd>
          <a href={`/mailbox?${new URLSearchParams({ to: entry.to })}`}>{entry.to}</a>
        </dd>
        <dt>{t('mailbox.received')}</dt>
        <dd>
          <time dateTime={entry.receivedAt.toISOString()}>{formatInstant(entry.receivedAt, ZONE, locale)}</time>
        </dd>
      </dl>
      <h2 id="text">{t('mailbox.text')}</h2>
      <pre>{withLinks(mail.text)}</pre>
      {mail.html !== null && (
        <>
          <h2 id="html">{t('mailbox.html')}</h2>
          <iframe src={`/mailbox/${entry.id}.html`} title={subject} sandbox="allow-popups allow-popups-to-escape-sandbox" />
        </>
      )}
      {mail.calendar !== null && (
        <>
          <h2 id="calendar">{t('mailbox.calendar')}</h2>
          <p>{t('mailbox.calendarMethod', { method: mail.calendar.method })}</p>
          <pre>{mail.calendar.content}</pre>
        </>
      )}
      <details>
        <summary>{t('mailbox.raw')}</summary>
        <pre>{entry.raw.toString()}</pre>
      </details>
      <p>
        <a href={`/mailbox/${entry.id}.eml`}>{t('mailbox.download')}</a>
      </p>
    </>,
  );
}

function withLinks(text: string): ReactNode[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, position) =>
    position % 2 === 0 ? (
      part
    ) : (
      <a key={position} href={part}>
        {part}
      </a>
    ),
  );
}

function pageHtml(locale: Locale, title: string, content: ReactNode): string {
  const page = renderToStaticMarkup(
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <main>{content}</main>
      </body>
    </html>,
  );
  return `<!doctype html>${page}`;
}
