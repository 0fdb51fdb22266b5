import { isTimeZone, isWallTime, parseEdtf } from '@percorso/time';
import { z } from 'zod';
import { locales } from '../kernel/locale.js';
import { isLanguageCode } from '../kernel/language-code.js';
import { isWebAddress } from '../kernel/web-address.js';
import type { ProblemCode } from './programme-faults.js';

/** Anything that JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A string that must pass a test; a value that fails it is reported with `code`, and the value as its parameter. */
function checked(code: ProblemCode, test: (value: string) => boolean, meta: { id: string; description: string; pattern?: string }) {
  return z.string().refine(test, { params: { code } }).meta(meta);
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const COUNTRY = /^[A-Z]{2}$/;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const CURRENCY = /^[A-Z]{3}$/;

export const key = checked('programme.badKey', (value) => KEY.test(value) && value.length <= 80, {
  id: 'Key',
  description: 'A name that never changes, in small letters, digits and single hyphens: an import updates by it.',
  pattern: KEY.source,
});

export const edtf = checked('programme.badDate', (value) => parseEdtf(value) !== null, {
  id: 'Edtf',
  description: 'A date as precise as the source: 2021, 2021-09, 2021-09-17, 2022-03/2022-05, 2021-09/.. or ../2021.',
});

export const wallTime = checked('programme.badWallTime', isWallTime, {
  id: 'WallTime',
  description: 'What a clock on the wall shows, in the time zone of the meeting: 2023-12-01T09:30.',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
});

export const timeZone = checked('programme.badZone', isTimeZone, {
  id: 'TimeZone',
  description: 'A zone of the IANA database: Europe/Rome.',
});

export const country = checked('programme.badCountry', (value) => COUNTRY.test(value), {
  id: 'Country',
  description: 'Two capital letters of ISO 3166-1: IT.',
  pattern: COUNTRY.source,
});

export const languageCode = checked('programme.badLanguage', isLanguageCode, {
  id: 'LanguageCode',
  description: 'A language by the two small letters of ISO 639-1: fr.',
  pattern: '^[a-z]{2}$',
});

export const currency = checked('programme.badCurrency', (value) => CURRENCY.test(value), {
  id: 'Currency',
  description: 'Three capital letters of ISO 4217: EUR.',
  pattern: CURRENCY.source,
});

export const webAddress = checked('programme.badAddress', isWebAddress, {
  id: 'WebAddress',
  description: 'An address that begins with https://',
  pattern: '^https://',
});

export const email = checked('programme.badEmail', (value) => EMAIL.test(value), { id: 'Email', description: 'An address such as name@example.org.' });

export const words = z.string().min(1);

export const locale = z.enum(locales).meta({ id: 'Locale', description: 'Italian, English or French.' });

/** The text in some languages, or in the process's first language when it is a plain string: see `localized`. */
export const text = z
  .union([
    words,
    z
      .strictObject({ it: words.optional(), en: words.optional(), fr: words.optional() })
      .refine((versions) => Object.keys(versions).length > 0, { params: { code: 'programme.textWithoutLanguage' } }),
  ])
  .meta({ id: 'Text', description: "A text in the process's first language, or one by language: { it: …, en: … }." });
export type Text = z.infer<typeof text>;

export const inferred = z.union([z.literal(true), z.array(words).min(1)]).meta({
  id: 'Inferred',
  description: 'What we concluded and the source does not say: true for all of it, or the names of the fields.',
});

/** An item that can say what of it was inferred, and carry a remark. Unknown fields are faults. */
export function marked<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ ...shape, note: text.optional(), inferred: inferred.optional() });
}

/** A section that later work will show: any data, kept as it is. */
export function laterSection(description: string) {
  return z
    .custom<Json>((value) => value !== null && value !== undefined, { params: { code: 'programme.noValue' } })
    .optional()
    .meta({ description });
}
