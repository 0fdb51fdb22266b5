import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import type { Locale } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { runSql } from '../kernel/run-sql.js';
import type { Name, ProgrammeChange } from './programme-changes.js';
import type { KeyedSection, ProgrammeDifference } from './programme-differences.js';
import type { ProgrammeFaults } from './programme-faults.js';
import { localized, type Programme, type Text } from './programme-file.js';
import { markImported } from './programme-import.queries.js';
import type { StoredItem, StoredProgramme } from './programmes.queries.js';

/** An import under way: one transaction, in which everything is found, judged and written. */
export interface Importing {
  readonly em: EntityManager;
  readonly now: Date;
  readonly processId: string;
  readonly wanted: Programme & { slug: string };
  /** Null: the process is new. */
  readonly stored: StoredProgramme | null;
  readonly difference: ProgrammeDifference;
  /** Names as the file has them, and as they were stored. */
  readonly names: Record<KeyedSection, Map<string, Name>>;
  readonly storedNames: Record<KeyedSection, Map<string, Name>> | null;
  /** Faults that only the database shows. When there are any, nothing is kept. */
  readonly faults: ProgrammeFaults;
  readonly changes: ProgrammeChange[];
  /** Of what is stored and of what the file adds, by key. */
  readonly ids: Record<KeyedSection, Map<string, string>>;
}

export function storedItems(stored: StoredProgramme | null, section: KeyedSection): StoredItem[] {
  if (!stored) return [];
  return section === 'stakeholderCategories' ? stored.categories : stored[section];
}

/** The ids of everything with a key, made for what is new. */
export function idsFor(stored: StoredProgramme | null, difference: ProgrammeDifference): Record<KeyedSection, Map<string, string>> {
  const of = (section: KeyedSection) =>
    new Map([
      ...storedItems(stored, section).map(({ key, id }): [string, string] => [key, id]),
      ...difference.sections[section].added.map((key): [string, string] => [key, newId()]),
    ]);
  return {
    stakeholderCategories: of('stakeholderCategories'),
    tracks: of('tracks'),
    phases: of('phases'),
    milestones: of('milestones'),
    groups: of('groups'),
    series: of('series'),
    meetings: of('meetings'),
  };
}

export function idOf({ ids }: Importing, section: KeyedSection, key: string): string {
  const id = ids[section].get(key);
  if (id === undefined) throw new Error(`Nothing in ${section} has the key ${key}.`);
  return id;
}

/** Null for what the file does not say. */
export function inWords({ wanted }: Importing, text: Text | undefined): LocalizedText | null {
  const language: Locale = wanted.languages[0] ?? 'it';
  return text === undefined ? null : localized(text, language);
}

/** Puts everything that was there before into the order of the file. That alone is no new version of a thing. */
export async function keepOrder(importing: Importing, section: KeyedSection, table: string): Promise<void> {
  const positions = new Map((importing.wanted[section] ?? []).map(({ key }, index) => [key, index]));
  const moved = storedItems(importing.stored, section).filter(({ key, position }) => (positions.get(key) ?? position) !== position);
  if (moved.length === 0) return;
  await runSql(
    importing.em,
    `update ${table} thing set position = record.position
       from unnest($1::uuid[], $2::int[]) as record(id, position) where thing.id = record.id`,
    [moved.map(({ id }) => id), moved.map(({ key }) => positions.get(key))],
  );
}

/** Notes that the file has what was made in the product before, or what an earlier file had left out. */
export async function keepImported(importing: Importing, section: KeyedSection, table: string): Promise<void> {
  const wanted = new Set((importing.wanted[section] ?? []).map(({ key }) => key));
  const unmarked = storedItems(importing.stored, section).filter((item) => wanted.has(item.key) && 'imported' in item && item.imported === false);
  await markImported(importing.em, table, unmarked.map(({ id }) => id), true);
}

/** Says what became of a section's entries, except of those that the file no longer has. */
export function reportSection(importing: Importing, section: KeyedSection): void {
  const { added, changed, reordered } = importing.difference.sections[section];
  const nameOf = (key: string): Name => importing.names[section].get(key) ?? (() => key);
  if (added.length > 0) importing.changes.push({ did: 'added', section, names: added.map(nameOf) });
  for (const [key, fields] of changed) importing.changes.push({ did: 'changed', section, name: nameOf(key), fields });
  if (reordered) importing.changes.push({ did: 'reordered', section });
}

/** Says what became of entries that the file no longer has. */
export function reportMissing(importing: Importing, section: KeyedSection, removed: string[], kept: string[]): void {
  const nameOf = (key: string): Name => importing.storedNames?.[section].get(key) ?? (() => key);
  if (removed.length > 0) importing.changes.push({ did: 'removed', section, names: removed.map(nameOf) });
  for (const key of kept) importing.changes.push({ did: 'kept', section, name: nameOf(key) });
}
