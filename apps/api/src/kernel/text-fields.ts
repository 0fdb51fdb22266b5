import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Locale } from './locale.js';
import { type LocalizedText, textFor, type TextInLanguage } from './localized-text.js';
import { LocaleEnum } from './payload.graphql.js';

/** What a field of text needs to know of its request. */
interface Reader {
  viewer: { locale: Locale };
}

/** Finds a thing's text for a reader, in the language that the field's argument asks for. */
type FindText<Thing> = (thing: Thing, locale: Locale, context: Reader) => TextInLanguage | null | Promise<TextInLanguage | null>;

/** The argument `locale` of a text field; without it the language of the request counts. */
export const InLocale = (): ParameterDecorator =>
  Args('locale', { type: () => LocaleEnum, nullable: true, description: 'Without it, the language of the request.' });

/** The texts that entities hold, by their usual names. */
interface TextHolder {
  title?: LocalizedText | null;
  subtitle?: LocalizedText | null;
  description?: LocalizedText | null;
  note?: LocalizedText | null;
  name?: LocalizedText | null;
}

/** A text that the thing itself holds, by the property's name. */
export function ownText(name: keyof TextHolder): FindText<TextHolder> {
  return (thing, locale, { viewer }) => textFor(thing[name], locale, viewer.locale);
}

/**
 * Makes the resolver for a type's texts. Each text `x` becomes two fields: `x(locale)` and `xLocale(locale)`, the
 * language that the text which `x` returned is really written in, for the page's `lang`.
 *
 * @param texts  by the field's name: how to find it; nullable unless listed in `required`
 */
export function textFields<Thing extends object>(
  type: () => Type<object>,
  texts: Record<string, FindText<Thing>>,
  required: readonly string[],
): Type<object> {
  class TextFieldsResolver {}

  for (const [name, find] of Object.entries(texts)) {
    const nullable = !required.includes(name);
    const found = (thing: Thing, locale: Locale | null, context: Reader) => find(thing, locale ?? context.viewer.locale, context);
    addField(TextFieldsResolver.prototype, name, { type: () => String, nullable }, async (thing: Thing, locale: Locale | null, context: Reader) => (await found(thing, locale, context))?.text);
    addField(TextFieldsResolver.prototype, `${name}Locale`, { type: () => LocaleEnum, nullable }, async (thing: Thing, locale: Locale | null, context: Reader) => (await found(thing, locale, context))?.locale);
  }
  Resolver(type)(TextFieldsResolver);
  return TextFieldsResolver;
}

function addField(
  prototype: object,
  name: string,
  { type, nullable }: { type: () => unknown; nullable: boolean },
  resolve: (...values: never[]) => unknown,
): void {
  Object.defineProperty(prototype, name, { value: resolve, writable: true, configurable: true });
  Reflect.defineMetadata('design:paramtypes', [Object, String, Object], prototype, name);
  Parent()(prototype, name, 0);
  InLocale()(prototype, name, 1);
  Context()(prototype, name, 2);
  ResolveField(name, type as () => StringConstructor, { nullable })(prototype, name, { value: resolve });
}
