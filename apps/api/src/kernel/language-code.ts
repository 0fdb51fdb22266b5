const named = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether it is a language's two letters in ISO 639-1, such as "fr". */
export function isLanguageCode(text: string): boolean {
  return /^[a-z]{2}$/.test(text) && named.of(text) !== undefined;
}

/** A language's name in another: "francese". */
export function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
}
