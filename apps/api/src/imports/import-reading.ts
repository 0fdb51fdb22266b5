import type { EntityManager } from '@mikro-orm/postgresql';
import { translator } from '@percorso/messages';
import { Group } from '../groups/group.entity.js';
import { groupTitle } from '../groups/group-title.js';
import { locales } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { StoredFile } from '../kernel/stored-file.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';
import { importFiles } from './import-file.js';
import type { PeopleImport } from './people-import.entity.js';
import { readPersonRow, type ReadRow, type RowReading, wordKey } from './person-row.js';
import { SeenRows, type Likeness } from './seen-rows.js';
import type { SheetRow } from './sheet-row.js';
import { peopleRows } from './sheet-source.js';
import type { SheetShape } from './sheet-shape.js';

/** A row, read, and what it is to the rows before it. */
export type RowOfPeople = { row: SheetRow; likeness: Likeness | null } & ReadRow;

/** Reads the file of an import from its beginning, always the same way: as it was checked, so it is imported. */
export async function* readImport(em: EntityManager, { id, sheet, columns, fileBytes, process }: PeopleImport): AsyncGenerator<RowOfPeople[]> {
  if (!sheet || !columns) throw new Error('An import whose columns nobody has named was begun.');
  const reading = await rowReading(em, process.id, sheet, columns);
  const seen = new SeenRows();
  for await (const rows of peopleRows(new StoredFile(em, importFiles, id, fileBytes), sheet)) {
    yield rows.map((row) => {
      const read = readPersonRow(row, reading);
      return { row, ...read, likeness: read.person && seen.take(read.person) };
    });
  }
}

async function rowReading(em: EntityManager, processId: string, { source }: SheetShape, columns: RowReading['columns']): Promise<RowReading> {
  const [groups, categories] = await Promise.all([
    em.find(Group, { process: { id: processId } }, { orderBy: { position: 'asc' } }),
    em.find(StakeholderCategory, { process: { id: processId } }, { orderBy: { position: 'asc' } }),
  ]);
  return {
    columns,
    from1904: source.kind === 'XLSX' && source.from1904,
    categories: idsByWords(categories.map(({ id, key, title }) => ({ id, words: [key, ...textsOf(title)] }))),
    groups: idsByWords(groups.map((group) => ({ id: group.id, words: [group.key, ...textsOf(group.title), ...locales.flatMap((locale) => [groupTitle(group, locale).text, translator(locale)('group.numbered', { key: group.key })])] }))),
  };
}

const textsOf = (text: LocalizedText | null | undefined): string[] => Object.values(text ?? {});

/** The first thing that is called so. */
function idsByWords(things: readonly { id: string; words: readonly string[] }[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { id, words } of things) for (const word of words) if (!ids.has(wordKey(word))) ids.set(wordKey(word), id);
  return ids;
}
