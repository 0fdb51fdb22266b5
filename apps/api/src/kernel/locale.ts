/** The languages of screens and mails; the first is what a reader gets who asks for none of them. */
export const locales = ['it', 'en', 'fr'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'it';

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** Picks the reader's language from an Accept-Language header (RFC 9110, 12.5.4): the highest q among ours. */
export function localeFromHeader(header: string | undefined): Locale {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wishes.map(({ language }) => language).find(isLocale) ?? defaultLocale;
}
