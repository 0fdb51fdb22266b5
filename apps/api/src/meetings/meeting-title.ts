import { translator } from '@percorso/messages';
import { formatEdtf } from '@percorso/time';
import { groupTitle } from '../groups/group-title.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor, type TextInLanguage } from '../kernel/localized-text.js';

/** What a meeting's title is made of when it has none of its own. */
export interface TitleParts {
  title?: LocalizedText | null;
  date: string;
  group?: { key: string; title?: LocalizedText | null } | null;
  series?: { title?: LocalizedText | null } | null;
  number?: number | null;
}

/**
 * What a meeting is called on screens, in mails and as SUMMARY in calendars: its title, else one composed in the
 * reader's language from its group or series and its number ("Gruppo 1, incontro 2"), else from its date.
 */
export function displayTitle(meeting: TitleParts, locale: Locale): TextInLanguage {
  const own = textFor(meeting.title, locale);
  if (own) return own;
  const t = translator(locale);
  const of = meeting.group
    ? groupTitle({ key: meeting.group.key, title: meeting.group.title ?? null }, locale)
    : textFor(meeting.series?.title, locale);
  if (of && meeting.number != null) return { text: t('meeting.numbered', { of: of.text, number: meeting.number }), locale };
  if (of) return of;
  return { text: t('meeting.ofDate', { date: formatEdtf(meeting.date, locale) }), locale };
}
