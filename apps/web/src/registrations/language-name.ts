import { isLocale } from '../locales.js';

/** Under its own name, as people look for it. */
export function languageName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return isLocale(locale) ? name.charAt(0).toLocaleUpperCase(locale) + name.slice(1) : name;
}
