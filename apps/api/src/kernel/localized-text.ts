import { locales, type Locale } from './locale.js';

/** A text in some of the product's languages; a language that is missing has no key. */
export type LocalizedText = Partial<Record<Locale, string>>;

/** A text together with the language it is really written in, for the page's `lang` attribute. */
export interface TextInLanguage {
  text: string;
  locale: Locale;
}

/**
 * Finds the best version of a text for a reader.
 *
 * @param preferred  languages in the order of the reader's liking; after them the others follow in a fixed order
 * @returns null when the text exists in no language
 */
export function textFor(text: LocalizedText | null | undefined, ...preferred: Locale[]): TextInLanguage | null {
  if (!text) return null;
  for (const locale of [...preferred, ...locales]) {
    const found = text[locale];
    if (found) return { text: found, locale };
  }
  return null;
}
