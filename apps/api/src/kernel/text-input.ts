import { InvalidError } from './domain-error.js';
import type { Locale } from './locale.js';
import type { LocalizedText } from './localized-text.js';

// Control characters but tab and line breaks, and the two separators that some readers take for line breaks.
const UNWANTED = /[\p{Cc}\u2028\u2029]/u;

/** What people paste with a text, out of a document or a table. */
const BREAKS = /\s*[\t\n\v\f\r\u0085\u2028\u2029]\s*/gu;

/**
 * Checks one line of text: trimmed, not empty, not too long, no control characters. A line break or a tab in it
 * becomes a space.
 *
 * @throws InvalidError  at the path
 */
export function oneLine(text: string, most: number, path: string[]): string {
  const trimmed = text.trim().replace(BREAKS, ' ');
  if (trimmed === '') throw new InvalidError('invalid.required', path);
  if (trimmed.length > most) throw new InvalidError('invalid.tooLong', path, { most });
  if (UNWANTED.test(trimmed)) throw new InvalidError('invalid.characters', path);
  return trimmed;
}

/** Like {@link oneLine}, for text that may be left out: null for nothing or blanks. */
export function optionalLine(text: string | null | undefined, most: number, path: string[]): string | null {
  return text == null || text.trim() === '' ? null : oneLine(text, most, path);
}

/** Checks text of several lines; null for nothing or blanks. @throws InvalidError at the path */
export function optionalText(text: string | null | undefined, most: number, path: string[]): string | null {
  const trimmed = text?.trim().replace(/\r\n?/g, '\n') ?? '';
  if (trimmed === '') return null;
  if (trimmed.length > most) throw new InvalidError('invalid.tooLong', path, { most });
  if (UNWANTED.test(trimmed.replace(/[\n\t]/g, ''))) throw new InvalidError('invalid.characters', path);
  return trimmed;
}

/**
 * A text with changes in some languages: a language that is given is replaced, one that is given empty is taken away,
 * and the others stay.
 *
 * @returns null when nothing is left
 * @throws InvalidError  at the path
 */
export function changedText(
  before: LocalizedText | null | undefined,
  changes: readonly { locale: Locale; text: string }[] | null,
  most: number,
  path: string[],
  read: (text: string, most: number, path: string[]) => string | null = optionalLine,
): LocalizedText | null {
  if (changes === null) return null;
  const given = localizedText(changes, most, path, read) ?? {};
  const kept = Object.entries(before ?? {}).filter(([locale]) => !changes.some((change) => change.locale === locale));
  const after: LocalizedText = { ...Object.fromEntries(kept), ...given };
  return Object.keys(after).length > 0 ? after : null;
}

/**
 * Checks a text in several languages.
 *
 * @returns null when it is left out or empty
 * @throws InvalidError  at the path, also when a language comes twice
 */
export function localizedText(
  texts: readonly { locale: Locale; text: string }[] | null | undefined,
  most: number,
  path: string[],
  read: (text: string, most: number, path: string[]) => string | null = optionalLine,
): LocalizedText | null {
  const result: LocalizedText = {};
  for (const [index, { locale, text }] of (texts ?? []).entries()) {
    if (locale in result) throw new InvalidError('invalid.language', [...path, String(index)]);
    const checked = read(text, most, [...path, String(index), 'text']);
    if (checked !== null) result[locale] = checked;
  }
  return Object.keys(result).length > 0 ? result : null;
}
