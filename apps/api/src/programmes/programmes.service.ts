import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { ForbiddenError } from '../kernel/graphql-errors.js';
import { Process } from '../processes/process.entity.js';
import { changeInWords } from './programme-changes.js';
import { exportProgramme } from './programme-export.js';
import { importProgramme } from './programme-import.js';
import { readProgramme, sentenceOf } from './programme-reader.js';
import type { ImportProgrammeInput, ImportProgrammePayload } from './programme.graphql.js';
import { mayImport, maySometimesImport } from './programme.policy.js';

@Injectable()
export class ProgrammesService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Imports a programme file: all of it or, when anything is wrong with it, nothing. See importProgramme.
   *
   * @throws ForbiddenError  for whoever is neither an administrator nor an organiser of the process that the file names
   * @throws DomainError     ROOM_TAKEN when somebody books a room in the same moment
   */
  async import({ yaml, dryRun }: ImportProgrammeInput, viewer: Viewer, now: Date): Promise<ImportProgrammePayload> {
    const { person, locale, requestId } = signedIn(viewer);
    if (!maySometimesImport(viewer)) throw new ForbiddenError();
    const slug = readProgramme(yaml).programme?.slug ?? null;
    const before = slug === null ? null : await this.em.findOne(Process, { slug });
    if (slug !== null && !mayImport(viewer, before?.id ?? null)) throw new ForbiddenError();
    const { changes, problems } = await importProgramme(this.em, yaml, { now, dryRun: dryRun ?? false, personId: person.id, requestId });
    return {
      process: slug === null ? null : await this.em.findOne(Process, { slug }, { refresh: true }),
      changes: changes.map((change) => changeInWords(change, locale)),
      problems: problems.map((problem) => ({ line: problem.line, column: problem.column, message: sentenceOf(problem, locale) })),
      userErrors: [],
    };
  }

  /** The process as a programme file, for those who may import it; null for everybody else, and when there is none. */
  async export(slug: string, viewer: Viewer): Promise<string | null> {
    const process = await this.em.findOne(Process, { slug });
    return process && mayImport(viewer, process.id) ? exportProgramme(this.em, slug) : null;
  }
}
