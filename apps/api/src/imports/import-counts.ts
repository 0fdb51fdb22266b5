import type { RowKind } from './people-import-row.entity.js';

/** What came of the rows of a file: first when it was checked, by why they are shown, then when it was imported or undone. */
export type ImportCounts = Record<RowKind | 'GOOD' | 'ADDED' | 'UPDATED' | 'UNCHANGED' | 'SKIPPED' | 'MEMBERSHIPS' | 'TAKEN_AWAY', number>;

export type CountName = keyof ImportCounts;

/** One sum after the other. */
export function addedCounts(one: Partial<ImportCounts>, other: Partial<ImportCounts>): Partial<ImportCounts> {
  const sums = { ...one };
  for (const [name, count] of Object.entries(other) as [CountName, number][]) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}
