import type { Locale } from '@percorso/messages';

export type { Locale };

export const locales: readonly Locale[] = ['it', 'en', 'fr'];

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && locales.some((locale) => locale === value);
}

/** The first of the browser's languages that we speak, else Italian. */
export function preferredLocale(): Locale {
  return navigator.languages.map((language) => language.slice(0, 2).toLowerCase()).find(isLocale) ?? 'it';
}

/** The language that an address asks for; one that carries none follows the browser. */
export function localeOfPath(pathname: string): Locale {
  const first = pathname.split('/')[1];
  return isLocale(first) ? first : preferredLocale();
}
