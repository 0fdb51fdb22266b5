import { translator } from '@percorso/messages';
import type { Locale } from '../kernel/locale.js';
import { onOneLine } from './mail-address.js';
import type { MailSurroundings } from './mail-kind.js';
import type { CardLine, Letter, LetterBlock, TableCell } from './mail-letter.js';

const WIDTH = 76;

/** The letter as plain text, lines broken at 76 characters except inside of links. */
export function letterText(letter: Letter, locale: Locale, { demonstration, from }: MailSurroundings): string {
  const t = translator(locale);
  return [
    ...(demonstration ? [wrap(t('mail.demonstration'))] : []),
    wrap(letter.heading),
    ...(letter.greeting === null ? [] : [wrap(letter.greeting)]),
    ...letter.blocks.map((block) => blockText(block, (label) => t('mail.label', { label }))),
    ['--', wrap(from.name || from.address), wrap(letter.reason)].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function blockText(block: LetterBlock, labelled: (label: string) => string): string {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.text);
    case 'card':
      return [wrap(block.heading), ...block.lines.map((line) => lineText(labelled(line.label), line))].join('\n');
    case 'table':
      return block.rows.map((row) => rowText(row, block.columns, labelled)).join('\n\n');
    case 'button':
      return `${wrap(labelled(block.text))}\n${block.href}`;
    case 'code':
      return `    ${block.code}`;
    case 'quote':
      return wrap(block.text, '> ');
  }
}

function lineText(label: string, { values, href }: CardLine): string {
  if (href !== undefined) return `${label}\n  ${href}`;
  const [first = '', ...others] = values;
  return [wrap(`${label} ${onOneLine(first)}`, '', '  '), ...others.map((value) => wrap(onOneLine(value), '  '))].join('\n');
}

function rowText([first, ...cells]: readonly TableCell[], [, ...columns]: readonly string[], labelled: (label: string) => string): string {
  const lines = cells.flatMap(({ values, link }, index) => [
    lineText(labelled(columns[index] ?? ''), { label: '', values }),
    ...(link ? [lineText(labelled(link.text), { label: '', values: [], href: link.href })] : []),
  ]);
  return [...(first?.values ?? []).map((line) => wrap(onOneLine(line))), ...lines].join('\n');
}

/** Breaks lines between words; a line that is longer than the width stays whole. */
function wrap(text: string, prefix = '', hanging = prefix): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = prefix;
      for (const word of paragraph.split(/[ \t]+/).filter(Boolean)) {
        const start = lines.length === 0 ? prefix : hanging;
        const longer = line === start ? line + word : `${line} ${word}`;
        if (longer.length > WIDTH && line !== start) {
          lines.push(line);
          line = hanging + word;
        } else line = longer;
      }
      return [...lines, line];
    })
    .join('\n');
}
