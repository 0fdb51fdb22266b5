import { defineEntity, p } from '@mikro-orm/core';
import { PeopleImport } from './people-import.entity.js';

const PeopleImportChunkSchema = defineEntity({
  name: 'PeopleImportChunk',
  tableName: 'people_import_chunk',
  properties: {
    peopleImport: () => p.manyToOne(PeopleImport).primary(),
    position: p.integer().primary(),
    bytes: p.blob(),
  },
});

/** A piece of an uploaded file. All are of one length but the last. */
export class PeopleImportChunk extends PeopleImportChunkSchema.class {}
PeopleImportChunkSchema.setClass(PeopleImportChunk);
