import { canonical } from './programme-canonical.js';
import type { Programme } from './programme-file.js';

/** The sections whose entries have rows of their own, in the order in which they are made. */
export const keyedSections = ['stakeholderCategories', 'tracks', 'phases', 'milestones', 'groups', 'series', 'meetings'] as const;
export type KeyedSection = (typeof keyedSections)[number];

export interface SectionDifference {
  added: string[];
  /** By key: which of the file's fields differ. */
  changed: Map<string, string[]>;
  /** Keys that the file does not have. */
  missing: string[];
  /** Whether entries that both have stand in another order. */
  reordered: boolean;
}

export interface ProgrammeDifference {
  /** Fields of the process itself that differ. */
  fields: string[];
  sections: Record<KeyedSection, SectionDifference>;
}

type Entry = Record<string, unknown>;

/** Follows from the other meetings of its session, and is no change of this one. */
const derived = new Set(['alternative']);

/**
 * What of a stored programme a file wants otherwise, both in their one written form.
 *
 * @param stored  null: there is no such process yet, and all is added
 */
export function differenceBetween(stored: Programme | null, wanted: Programme): ProgrammeDifference {
  // A plain text means another language when the first language is another, so both are written with the same one.
  const before: Entry = stored ? { ...canonical({ ...stored, languages: wanted.languages }), languages: stored.languages } : {};
  const after: Entry = canonical(wanted);
  const plain = (field: string) => field !== 'format' && !keyedSections.some((section) => section === field);
  const section = (name: KeyedSection) => sectionDifference(entriesOf(before[name]), entriesOf(after[name]));
  return {
    fields: differingFields(before, after).filter(plain),
    sections: {
      stakeholderCategories: section('stakeholderCategories'),
      tracks: section('tracks'),
      phases: section('phases'),
      milestones: section('milestones'),
      groups: section('groups'),
      series: section('series'),
      meetings: section('meetings'),
    },
  };
}

function sectionDifference(before: Map<string, Entry>, after: Map<string, Entry>): SectionDifference {
  const changed = new Map<string, string[]>();
  for (const [key, entry] of after) {
    const stored = before.get(key);
    const fields = stored ? differingFields(stored, entry).filter((field) => !derived.has(field)) : [];
    if (fields.length > 0) changed.set(key, fields);
  }
  const order = [...before.keys()].filter((key) => after.has(key));
  const wantedOrder = [...after.keys()].filter((key) => before.has(key));
  return {
    added: [...after.keys()].filter((key) => !before.has(key)),
    changed,
    missing: [...before.keys()].filter((key) => !after.has(key)),
    reordered: order.some((key, index) => key !== wantedOrder[index]),
  };
}

function entriesOf(section: unknown): Map<string, Entry> {
  const entries: Entry[] = Array.isArray(section) ? section : [];
  return new Map(entries.map((entry) => [String(entry.key), entry]));
}

function differingFields(before: Entry, after: Entry): string[] {
  const fields = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...fields].filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
