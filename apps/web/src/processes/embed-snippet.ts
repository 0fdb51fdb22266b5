import type { Locale } from '../messages.js';
import { paths } from '../paths.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Lines of a text, without those that are empty. */
export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/**
 * What another site puts into its page to show a time line.
 *
 * @param site  of this installation, as "https://percorso.example.org"
 */
export function embedSnippet(site: string, locale: Locale, slug: string, title: string): string {
  const escaped = title.replace(/[&<>"]/g, (character) => entities[character] ?? '');
  return `<iframe src="${site}${paths.embed(locale, slug)}" title="${escaped}" width="100%" height="900" loading="lazy"></iframe>`;
}
