import type { Locale } from '../messages.js';

/** A text of a draft, in every language that it has. */
export type DraftedText = readonly { locale: Locale; text: string }[];

/** In the reader's language, else in that of the process, else in any. Null for a thing without a title. */
export function textFor(title: DraftedText, reader: Locale, process: Locale): { text: string; locale: Locale } | null {
  const inLanguage = (locale: Locale) => title.find((each) => each.locale === locale);
  return inLanguage(reader) ?? inLanguage(process) ?? title[0] ?? null;
}

/** What a form begins with: one writes in one's own language, and the others stay. */
export function ownText(title: DraftedText, reader: Locale): string {
  return title.find(({ locale }) => locale === reader)?.text ?? '';
}

/** What it is called in the other languages, for whoever translates it. */
export function otherTexts(title: DraftedText, reader: Locale): string[] {
  return title.filter(({ locale }) => locale !== reader).map(({ text }) => text);
}
