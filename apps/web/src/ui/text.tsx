import type { Locale } from '../messages.js';
import { useMessages } from '../messages.js';

/** A text whose language may not be the page's, because its translation is missing: marked, so that it is read aloud rightly. */
export function Text({ text, locale }: { text: string; locale: Locale | null | undefined }) {
  const { locale: page } = useMessages();
  return locale && locale !== page ? <span lang={locale}>{text}</span> : text;
}

/** The same for a text of several paragraphs, parted by empty lines. */
export function Paragraphs({ text, locale }: { text: string; locale: Locale | null | undefined }) {
  const { locale: page } = useMessages();
  const lang = locale && locale !== page ? locale : undefined;
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph, index) => (
      <p key={index} lang={lang}>
        {paragraph}
      </p>
    ));
}
