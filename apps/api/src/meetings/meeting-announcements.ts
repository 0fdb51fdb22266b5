import { translator } from '@percorso/messages';
import { languageName } from '../kernel/language-code.js';
import type { Locale } from '../kernel/locale.js';
import type { MeetingServices } from './meeting.entity.js';

/** What is announced of a meeting besides its programme, a sentence each, as pages, mails and calendars say it. */
export function announcementsOf(services: MeetingServices | null | undefined, locale: Locale): string[] {
  if (!services) return [];
  const t = translator(locale);
  const languages = new Intl.ListFormat(locale).format(services.interpreters.map((code) => languageName(code, locale)));
  return [
    ...(languages === '' ? [] : [t('announced.interpreters', { languages })]),
    ...(services.signLanguage ? [t('announced.signLanguage')] : []),
    ...(services.recorded ? [t('announced.recorded')] : []),
    ...(services.photographed ? [t('announced.photographed')] : []),
  ];
}
