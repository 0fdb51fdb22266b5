import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { locales } from '../kernel/locale.js';
import { Person } from '../people/person.entity.js';
import { Process } from '../processes/process.entity.js';
import type { ImportCounts } from './import-counts.js';
import type { ImportField } from './import-fields.js';
import type { FaultRecord } from './sheet-fault.js';
import type { SheetShape } from './sheet-shape.js';

export const importStates = ['RECEIVING', 'UPLOADED', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'UNDOING', 'UNDONE', 'FAILED'] as const;
export type ImportState = (typeof importStates)[number];

export const choicesForKnown = ['UPDATE', 'SKIP'] as const;
export type ChoiceForKnown = (typeof choicesForKnown)[number];

export const choicesForShared = ['ADD', 'SKIP'] as const;
export type ChoiceForShared = (typeof choicesForShared)[number];

const PeopleImportSchema = defineEntity({
  name: 'PeopleImport',
  tableName: 'people_import',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    process: () => p.manyToOne(Process),
    createdBy: () => p.manyToOne(Person).nullable(),
    createdAt: p.datetime(),
    /** The language of whoever brought the file: words written for them by the worker are in it. */
    locale: p.enum(locales),
    fileName: p.text(),
    fileBytes: p.integer(),
    /** How the file is to be read; null: not looked into yet, or refused. */
    sheet: p.json().$type<SheetShape>().nullable(),
    /** The same for files with the same headings, whatever their order: their columns are remembered by it. */
    headingsKey: p.text().nullable(),
    /** What each column of the file is; null for a column that is passed over, and as a whole while nobody has said it. */
    columns: p.json().$type<(ImportField | null)[]>().nullable(),
    state: p.enum(importStates),
    /** Why the file was refused. */
    fault: p.json().$type<FaultRecord>().nullable(),
    ofKnown: p.enum(choicesForKnown).nullable(),
    ofShared: p.enum(choicesForShared).nullable(),
    /** Whether it may overwrite what is known of people of other processes: an administrator's does. */
    overrides: p.boolean().default(false),
    /** People in the file; null: not counted yet. */
    rowsTotal: p.integer().nullable(),
    /** How far it is: rows of the file that were looked at or imported, or people that were taken away again. */
    rowsDone: p.integer().default(0),
    counts: p.json().$type<Partial<ImportCounts>>(),
    /** Names of organisations that nobody has yet. */
    newOrganisations: p.json().$type<string[]>(),
    /** Organisations that it added. */
    madeOrganisations: p.array().columnType('uuid[]'),
    /** How often a worker began with what it is at now. */
    attempts: p.integer().default(0),
    finishedAt: p.datetime().nullable(),
    /** When its file and the rows of it that were shown were deleted. */
    forgottenAt: p.datetime().nullable(),
  },
});

/** A file of people on its way into a process, and what came of it. */
export class PeopleImport extends PeopleImportSchema.class {}
PeopleImportSchema.setClass(PeopleImport);
