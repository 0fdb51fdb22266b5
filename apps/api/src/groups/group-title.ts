import { translator } from '@percorso/messages';
import type { Locale } from '../kernel/locale.js';
import { textFor, type TextInLanguage } from '../kernel/localized-text.js';
import type { Group } from './group.entity.js';

/** A group's title, or one composed in the reader's language where the source only numbers it: "Gruppo 1". */
export function groupTitle(group: Pick<Group, 'title' | 'key'>, locale: Locale): TextInLanguage {
  return textFor(group.title, locale) ?? { text: translator(locale)('group.numbered', { key: group.key }), locale };
}
