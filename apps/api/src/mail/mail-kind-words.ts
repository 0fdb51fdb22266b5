import { isMessageKey, translator } from '@percorso/messages';
import type { Locale } from '../kernel/locale.js';

/** What a kind of mail is called: "Registration confirmed". A kind that no version knows any more keeps its own name. */
export function mailKindInWords(kind: string, locale: Locale): string {
  const key = `mailKind.${kind}`;
  return isMessageKey(key) ? translator(locale)(key) : kind;
}
