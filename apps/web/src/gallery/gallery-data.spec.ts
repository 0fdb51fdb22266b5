import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildSchema, getNamedType, type GraphQLEnumType, isEnumType, isObjectType } from 'graphql';

import type { GalleryPage } from './gallery-page.js';
import { galleryPages } from './gallery-pages.js';

// The builder makes it; which words a page says does not matter here.
jest.mock('virtual:messages', () => ({ load: {} }), { virtual: true });

const schema = buildSchema(readFileSync(join(__dirname, '../../../../libs/schema/schema.graphql'), 'utf8'));

/** A refusal comes with words and looks the same with any code; a language is one of the address. */
const lookAlike = ['ErrorCode', 'Locale'];

type Seen = Map<GraphQLEnumType, Set<unknown>>;

/** Notes every value of an enumeration in what the server is made to say. */
function note(data: unknown, seen: Seen): Seen {
  if (typeof data !== 'object' || data === null) return seen;
  const { __typename } = data as { __typename?: string };
  const type = __typename === undefined ? undefined : schema.getType(__typename);
  for (const [key, value] of Object.entries(data)) {
    const field = isObjectType(type) ? type.getFields()[key] : undefined;
    const named = field && getNamedType(field.type);
    if (isEnumType(named)) seen.set(named, (seen.get(named) ?? new Set()).add(value));
    note(value, seen);
  }
  return seen;
}

/** An answer, or what makes one of the variables of an act. */
const answered = (data: unknown): unknown => (typeof data === 'function' ? Reflect.apply(data, null, [{}]) : data);

function seenOn(pages: readonly (GalleryPage | undefined)[]): Seen {
  const seen: Seen = new Map();
  for (const shown of pages.flatMap((page) => Object.values(page?.states ?? {}))) for (const { data } of shown.answers) note(answered(data), seen);
  return seen;
}

const unseen = (seen: Seen) => [...seen].filter(([{ name }]) => !lookAlike.includes(name)).flatMap(([type, values]) => type.getValues().filter(({ value }) => !values.has(value)).map(({ name }) => `${type.name}.${name}`));

describe('what the gallery is made to say', () => {
  test('shows each thing in every state that the schema knows', () => {
    expect(unseen(seenOn(Object.values(galleryPages)))).toEqual([]);
  });

  test('shows every page on which something is done also when it cannot be done', () => {
    const acts = new Set(Object.keys(schema.getMutationType()?.getFields() ?? {}));
    const withActs = Object.entries(galleryPages).filter(([, { states }]) => Object.values(states).some(({ answers }) => answers.some(({ data }) => Object.keys(Object(answered(data))).some((field) => acts.has(field)))));
    const fine = ['refused', 'act-offline', 'act-session-over'] as const;
    expect(withActs.filter(([, { states }]) => !fine.some((state) => states[state])).map(([name]) => name)).toEqual([]);
    expect(withActs.length).toBeGreaterThan(10);
  });

  test('shows a meeting for every reason to be registered for, or not', () => {
    const states = [...seenOn([galleryPages['meeting']])].filter(([{ name }]) => name === 'RegistrationState' || name === 'MeetingStatus');
    expect(states).toHaveLength(2);
    expect(unseen(new Map(states))).toEqual([]);
  });
});
