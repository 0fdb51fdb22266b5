import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { translator } from '@percorso/messages';
import type { SignedIn } from '../access/current-viewer.js';
import { isOrganiserOf } from '../access/viewer.js';
import { typedFileName } from '../kernel/file-name.js';
import { locales } from '../kernel/locale.js';
import { runSql } from '../kernel/run-sql.js';
import { storeFile, StoredFile } from '../kernel/stored-file.js';
import { Person } from '../people/person.entity.js';
import { Process } from '../processes/process.entity.js';
import { headingsKey } from './import-fields.js';
import { importFiles } from './import-file.js';
import { PeopleImport } from './people-import.entity.js';
import { shapeOf, SheetProbe } from './sheet-source.js';

const RECEIVED = `update people_import set state = 'UPLOADED', file_bytes = $2, sheet = $3, headings_key = $4 where id = $1`;

/** Takes files of people in. */
@Injectable()
export class PeopleImportUpload {
  constructor(private readonly em: EntityManager) {}

  /**
   * Keeps a file for a process and looks into it for its columns, as an organiser. Nothing is left of one that is refused.
   *
   * @returns the import's id; null unless one organises the process
   * @throws SheetFault  when it is too large or no sheet that we read
   */
  async receive(slug: string, fileName: string, incoming: AsyncIterable<Buffer>, by: SignedIn, now: Date): Promise<string | null> {
    const em = this.em.fork({ useContext: false });
    const process = await em.findOne(Process, { slug });
    if (!process || !isOrganiserOf(by, process.id)) return null;
    const peopleImport = em.create(PeopleImport, {
      process,
      createdBy: em.getReference(Person, by.person.id),
      createdAt: now,
      locale: by.locale,
      fileName: typedFileName(fileName),
      fileBytes: 0,
      state: 'RECEIVING',
      counts: {},
      newOrganisations: [],
      madeOrganisations: [],
    });
    await em.flush();
    const { id } = peopleImport;
    try {
      const probe = new SheetProbe();
      const size = await storeFile(em, importFiles, id, incoming, (chunk) => probe.take(chunk));
      const shape = await shapeOf(new StoredFile(em, importFiles, id, size), probe.result(fileName));
      await runSql(em, RECEIVED, [id, size, JSON.stringify(shape), headingsKey(shape.headings.filter((heading) => !isOurs(heading)))]);
      return id;
    } catch (error) {
      await runSql(em, 'delete from people_import where id = $1', [id]);
      throw error;
    }
  }
}

/** The columns that we add to the rows that somebody is to repair. */
function isOurs(heading: string): boolean {
  return locales.some((locale) => [translator(locale)('importFile.row'), translator(locale)('importFile.reason')].includes(heading));
}
