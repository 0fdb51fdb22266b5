import type { Locale } from '../kernel/locale.js';
import { letterHtml } from './mail-layout.js';
import { letterText } from './mail-text.js';
import type { MailSurroundings, RenderedMail } from './mail-kind.js';

/** One line of a card: "Quando" and what stands beside it. */
export interface CardLine {
  label: string;
  /** Each on a line of its own. */
  values: readonly string[];
  /** Makes a link of the value; as text, the address stands in its place. */
  href?: string;
}

/** One cell of a table: lines, and what can be done about its row. */
export interface TableCell {
  values: readonly string[];
  link?: { text: string; href: string };
}

/** What a letter is made of. Text and HTML are both made from it, so that they say the same. */
export type LetterBlock =
  | { kind: 'paragraph'; text: string }
  /** `past`: how it was before, shown as no longer true. */
  | { kind: 'card'; heading: string; lines: readonly CardLine[]; past?: boolean }
  /** A row for each of several things, its first cell what they are called by; on phones and as text the rows are lists. */
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly TableCell[])[] }
  /** The one thing to do. */
  | { kind: 'button'; text: string; href: string }
  /** Something to copy by hand. */
  | { kind: 'code'; code: string }
  /** In somebody's own words. */
  | { kind: 'quote'; text: string };

/** A mail before it is text and HTML. */
export interface Letter {
  subject: string;
  /** What lists of mails show after the subject; the mail itself does not repeat it. */
  preview: string;
  heading: string;
  /** Null when nobody's name is known. */
  greeting: string | null;
  blocks: readonly LetterBlock[];
  /** Why this person gets it. */
  reason: string;
}

/** Makes text and HTML of a letter. @param calendar  the object that goes with it */
export function renderLetter(
  letter: Letter,
  locale: Locale,
  surroundings: MailSurroundings,
  calendar?: RenderedMail['calendar'],
): RenderedMail {
  return {
    subject: letter.subject,
    text: letterText(letter, locale, surroundings),
    html: letterHtml(letter, locale, surroundings),
    calendar,
  };
}
