import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../people/person.entity.js';
import type { CellFault } from './person-row.js';
import { PeopleImport } from './people-import.entity.js';

/** Why a row is shown: wrong; the same person as an earlier row; in the archive; an address of somebody else; a name of somebody else; not taken away when the import was undone. */
export const rowKinds = ['BAD', 'REPEATED', 'KNOWN', 'SHARED', 'HOMONYM', 'STAYS'] as const;
export type RowKind = (typeof rowKinds)[number];

const PeopleImportRowSchema = defineEntity({
  name: 'PeopleImportRow',
  tableName: 'people_import_row',
  properties: {
    peopleImport: () => p.manyToOne(PeopleImport).primary(),
    kind: p.enum(rowKinds).primary(),
    /** As the sheet numbers its rows, from 1; of what stays, the place in that list. */
    number: p.integer().primary(),
    /** As they stand in the file. */
    cells: p.json().$type<string[]>(),
    faults: p.json().$type<CellFault[]>(),
    /** The earlier row that it repeats; null: none. */
    otherRow: p.integer().nullable(),
    /** Who it is, or whose name or address it has, in the archive. */
    person: () => p.manyToOne(Person).nullable(),
  },
});

/** A row of a file that somebody should look at. */
export class PeopleImportRow extends PeopleImportRowSchema.class {}
PeopleImportRowSchema.setClass(PeopleImportRow);
