import type { DateLocale } from './format-date.js';

/** How people call the time of the countries that we mostly deal with. Others are named by the browser. */
const ownNames: Record<string, Record<DateLocale, string>> = {
  'Europe/Rome': { it: 'ora italiana', en: 'Italian time', fr: 'heure italienne' },
  'Europe/Paris': { it: 'ora francese', en: 'French time', fr: 'heure française' },
  'Europe/Brussels': { it: 'ora belga', en: 'Belgian time', fr: 'heure belge' },
  'Europe/Berlin': { it: 'ora tedesca', en: 'German time', fr: 'heure allemande' },
  'Europe/Madrid': { it: 'ora spagnola', en: 'Spanish time', fr: 'heure espagnole' },
  'Europe/London': { it: 'ora del Regno Unito', en: 'UK time', fr: 'heure du Royaume-Uni' },
  UTC: { it: 'tempo coordinato universale', en: 'Coordinated Universal Time', fr: 'temps universel coordonné' },
};

/** The zone in words with its name: "ora italiana (Europe/Rome)". Throws RangeError for an unknown zone. */
export function zoneInWords(zone: string, locale: DateLocale): string {
  return `${ownNames[zone]?.[locale] ?? nameByIntl(zone, locale)} (${zone})`;
}

/** A day under the rules of today: Intl names a zone after what its clocks do around the day it is asked for. */
const NAMED_ON = Date.UTC(2026, 0, 1);

/** The name that holds in summer and in winter. Italian and French give it a capital that the middle of a line does not want. */
function nameByIntl(zone: string, locale: DateLocale): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(NAMED_ON);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return locale === 'en' ? name : name.replace(/^(Ora|Heure)/, (word) => word.toLowerCase());
}
