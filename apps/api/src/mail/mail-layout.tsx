import { translator } from '@percorso/messages';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '../kernel/locale.js';
import type { MailSurroundings } from './mail-kind.js';
import type { CardLine, Letter, LetterBlock, TableCell } from './mail-letter.js';

/** Colours for light and dark. Mail programs that know no dark mode take the first. */
const light = { page: '#eef1f5', sheet: '#ffffff', ink: '#17324d', quiet: '#455b71', line: '#d0d9e2', card: '#f5f7fa', action: '#0066cc', onAction: '#ffffff', notice: '#fff3d6' };
const dark = { page: '#0e1720', sheet: '#17212b', ink: '#f0f3f6', quiet: '#b9c6d3', line: '#3a4a5a', card: '#1f2c39', action: '#8cc1ff', onAction: '#0b1a29', notice: '#4a3a0c' };

const fonts = "'Titillium Web', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Only what cannot stand in style attributes: the width of a phone, and the dark. */
const css = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .sheet { border-radius: 0 !important; }
  .inside { padding-left: 20px !important; padding-right: 20px !important; }
  .outside { padding: 0 !important; }
  .label, .value { display: block !important; width: auto !important; padding-left: 16px !important; padding-right: 16px !important; }
  .label { padding-bottom: 0 !important; }
  .value { padding-top: 0 !important; }
  .heads { display: none !important; }
  .cell { display: block !important; padding: 4px 16px !important; border: 0 !important; }
  .first-cell { padding-top: 12px !important; }
  .button, .button-cell { display: block !important; width: auto !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: ${dark.page} !important; color: ${dark.ink} !important; }
  .sheet { background: ${dark.sheet} !important; border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .quiet { color: ${dark.quiet} !important; }
  .card { background: ${dark.card} !important; border-color: ${dark.line} !important; }
  .rule { border-color: ${dark.line} !important; }
  .link { color: ${dark.action} !important; }
  .button { background: ${dark.action} !important; color: ${dark.onAction} !important; border-color: ${dark.action} !important; }
  .notice { background: ${dark.notice} !important; color: ${dark.ink} !important; }
}
`;

/** The letter as HTML: no picture and nothing else from outside, legible without styles. */
export function letterHtml(letter: Letter, locale: Locale, surroundings: MailSurroundings): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Layout letter={letter} locale={locale} surroundings={surroundings} />)}`;
}

function Layout({ letter, locale, surroundings }: { letter: Letter; locale: Locale; surroundings: MailSurroundings }) {
  const t = translator(locale);
  const sender = surroundings.from.name || surroundings.from.address;
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{letter.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body className="page" style={{ margin: 0, padding: 0, background: light.page, color: light.ink, fontFamily: fonts, fontSize: 16, lineHeight: 1.5 }}>
        <div style={{ display: 'none', maxHeight: 0, overflow: 'hidden' }}>{letter.preview}</div>
        <Rows className="outside" style={{ padding: '24px 12px' }}>
          <div style={{ maxWidth: 600, margin: '0 auto' }}>
            <div className="sheet" style={{ background: light.sheet, border: `1px solid ${light.line}`, borderRadius: 8, overflow: 'hidden' }}>
              {surroundings.demonstration && (
                <p className="notice inside" style={{ margin: 0, padding: '10px 32px', background: light.notice, color: light.ink, fontSize: 14 }}>
                  {t('mail.demonstration')}
                </p>
              )}
              <div className="inside" style={{ padding: '24px 32px 8px' }}>
                <p className="quiet" style={{ margin: '0 0 16px', color: light.quiet, fontSize: 14, fontWeight: 600 }}>
                  {sender}
                </p>
                <h1 className="ink" style={{ margin: '0 0 16px', color: light.ink, fontSize: 24, lineHeight: 1.25, fontWeight: 700 }}>
                  {letter.heading}
                </h1>
                {letter.greeting !== null && <Paragraph>{letter.greeting}</Paragraph>}
                {letter.blocks.map((block, position) => (
                  <Block key={position} block={block} locale={locale} />
                ))}
              </div>
              <Footer reason={letter.reason} />
            </div>
          </div>
        </Rows>
      </body>
    </html>
  );
}

function Block({ block, locale }: { block: LetterBlock; locale: Locale }) {
  switch (block.kind) {
    case 'paragraph':
      return <Paragraph>{block.text}</Paragraph>;
    case 'card':
      return <Card heading={block.heading} lines={block.lines} past={block.past ?? false} />;
    case 'table':
      return <Rowed columns={block.columns} rows={block.rows} />;
    case 'button':
      return <Button text={block.text} href={block.href} locale={locale} />;
    case 'code':
      return <Code>{block.code}</Code>;
    case 'quote':
      return <Quote>{block.text}</Quote>;
  }
}

function Paragraph({ children }: { children: string }) {
  return (
    <p className="ink" style={{ margin: '0 0 16px', color: light.ink, whiteSpace: 'pre-line' }}>
      {children}
    </p>
  );
}

/** A table, because every mail program lays out tables. Each line is read as label and value. */
function Card({ heading, lines, past }: { heading: string; lines: readonly CardLine[]; past: boolean }) {
  const value = { padding: '6px 16px 6px 8px', verticalAlign: 'top', textDecoration: past ? 'line-through' : 'none' } as const;
  return (
    <table className="card" role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={{ margin: '0 0 20px', background: light.card, border: `1px solid ${light.line}`, borderRadius: 6, borderCollapse: 'separate' }}>
      <tbody>
        <tr>
          <td colSpan={2} style={{ padding: '14px 16px 6px' }}>
            <h2 className={past ? 'quiet' : 'ink'} style={{ margin: 0, color: past ? light.quiet : light.ink, fontSize: 18, lineHeight: 1.35, fontWeight: 700 }}>
              {heading}
            </h2>
          </td>
        </tr>
        {lines.map(({ label, values, href }) => (
          <tr key={label}>
            <td className="label quiet" width={110} style={{ padding: '6px 8px 6px 16px', verticalAlign: 'top', color: light.quiet, fontSize: 15 }}>
              {label}
            </td>
            <td className={`value ${past ? 'quiet' : 'ink'}`} style={{ ...value, color: past ? light.quiet : light.ink, wordBreak: 'break-word' }}>
              {href === undefined ? <Lines>{values}</Lines> : <Link href={href}>{values.join(' ')}</Link>}
            </td>
          </tr>
        ))}
        <tr>
          <td colSpan={2} style={{ height: 8, lineHeight: '8px', fontSize: 1 }} />
        </tr>
      </tbody>
    </table>
  );
}

function Rowed({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly TableCell[])[] }) {
  const line = `1px solid ${light.line}`;
  const head = { padding: '8px 12px', borderBottom: line, color: light.quiet, fontSize: 14, textAlign: 'left' } as const;
  return (
    <table className="card" width="100%" cellPadding={0} cellSpacing={0} style={{ margin: '0 0 20px', background: light.card, border: line, borderRadius: 6, borderCollapse: 'separate' }}>
      <thead className="heads">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className="quiet rule" style={head}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, position) => (
          <tr key={position}>
            {row.map(({ values, link }, index) => {
              const cell = { padding: '10px 12px', borderTop: position === 0 ? 'none' : line, color: light.ink, fontSize: 15, textAlign: 'left', verticalAlign: 'top', wordBreak: 'break-word' } as const;
              const inside = (
                <>
                  <Lines>{values}</Lines>
                  {link && <Link href={link.href}>{link.text}</Link>}
                </>
              );
              return index === 0 ? (
                <th key={index} scope="row" className="cell first-cell ink rule" style={{ ...cell, fontWeight: 600 }}>
                  {inside}
                </th>
              ) : (
                <td key={index} className="cell ink rule" style={cell}>
                  {inside}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ children }: { children: readonly string[] }) {
  return children.map((line, position) => (
    <span key={position} style={{ display: 'block' }}>
      {line}
    </span>
  ));
}

/** The address stands below once more, for programs that show no links and people who want to see where one leads. */
function Button({ text, href, locale }: { text: string; href: string; locale: Locale }) {
  return (
    <>
      <p className="button-cell" style={{ margin: '4px 0 12px' }}>
        <a className="button" href={href} style={{ display: 'inline-block', padding: '12px 24px', background: light.action, color: light.onAction, border: `1px solid ${light.action}`, borderRadius: 4, fontWeight: 600, textAlign: 'center', textDecoration: 'none' }}>
          {text}
        </a>
      </p>
      <p className="quiet" style={{ margin: '0 0 20px', color: light.quiet, fontSize: 14 }}>
        {translator(locale)('mail.buttonAddress')} <Link href={href}>{href}</Link>
      </p>
    </>
  );
}

function Link({ href, children }: { href: string; children: string }) {
  return (
    <a className="link" href={href} style={{ color: light.action, textDecoration: 'underline', wordBreak: 'break-word' }}>
      {children}
    </a>
  );
}

function Code({ children }: { children: string }) {
  return (
    <p className="card ink" style={{ margin: '0 0 20px', padding: '16px 8px', background: light.card, border: `1px solid ${light.line}`, borderRadius: 6, color: light.ink, fontFamily: "'Roboto Mono', Consolas, Menlo, monospace", fontSize: 32, fontWeight: 700, letterSpacing: 6, textAlign: 'center' }}>
      {children}
    </p>
  );
}

function Quote({ children }: { children: string }) {
  return (
    <blockquote className="ink rule" style={{ margin: '0 0 20px', padding: '2px 0 2px 16px', borderLeft: `4px solid ${light.line}`, color: light.ink, whiteSpace: 'pre-line' }}>
      {children}
    </blockquote>
  );
}

function Footer({ reason }: { reason: string }) {
  return (
    <div className="inside rule" style={{ padding: '16px 32px 24px', borderTop: `1px solid ${light.line}` }}>
      <p className="quiet" style={{ margin: 0, color: light.quiet, fontSize: 14 }}>
        {reason}
      </p>
    </div>
  );
}

function Rows({ className, style, children }: { className: string; style: { padding: string }; children: ReactNode }) {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
      <tbody>
        <tr>
          <td className={className} style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
