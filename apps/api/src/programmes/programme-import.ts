import type { EntityManager } from '@mikro-orm/postgresql';
import { recordAudit } from '../kernel/audit.js';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { refusalOf } from '../meetings/database-refusal.js';
import { namesIn, type ProgrammeChange } from './programme-changes.js';
import { differenceBetween } from './programme-differences.js';
import { ProgrammeDocument } from './programme-document.js';
import { programmeOf } from './programme-export.js';
import { ProgrammeFaults, type ProgrammeProblem } from './programme-faults.js';
import type { Programme } from './programme-file.js';
import { writeForms } from './programme-import-forms.js';
import { writeMeetings } from './programme-import-meetings.js';
import { removeMissing, writePlan, writeProcess } from './programme-import-plan.js';
import { deleteEmptySessions, lockProgramme } from './programme-import.queries.js';
import { idsFor, type Importing } from './programme-importing.js';
import { readProgramme } from './programme-reader.js';
import { settled } from './programme-settling.js';
import { readStoredProgramme } from './programmes.queries.js';

export interface ImportOptions {
  now: Date;
  /** The file's name without its ending, for files that do not say their slug. */
  slug?: string;
  /** Does everything and keeps nothing. */
  dryRun?: boolean;
  /** Who imports; null: the command line. */
  personId?: string | null;
  requestId?: string | null;
}

export interface ImportOutcome {
  /** Null when it could not be read. */
  slug: string | null;
  /** Empty when everything was already as the file says. */
  changes: ProgrammeChange[];
  /** When there are any, nothing was changed. */
  problems: ProgrammeProblem[];
}

/**
 * Brings a process to what a programme file says, in one transaction: all of it or nothing. Things are known by their
 * keys. What the file no longer has is taken away unless somebody did something with it; nothing that people did is ever
 * taken away, nobody is told of anything, and the same file again changes nothing. Imports of one process wait for each
 * other; the meetings that change are locked with their seats.
 *
 * @throws DomainError  ROOM_TAKEN when somebody books a room in the same moment
 */
export async function importProgramme(em: EntityManager, source: string, options: ImportOptions): Promise<ImportOutcome> {
  const { programme, problems } = readProgramme(source, options.slug);
  if (!programme) return { slug: null, changes: [], problems };
  const { slug } = programme;
  try {
    const changes = await em.transactional(async (inner) => {
      const importing = await begin(inner, source, programme, options.now);
      await write(importing);
      const problems = importing.faults.list();
      if (problems.length > 0 || options.dryRun) throw new Abandoned({ slug, changes: problems.length > 0 ? [] : importing.changes, problems });
      if (importing.changes.length > 0) await audit(importing, options);
      return importing.changes;
    });
    return { slug, changes, problems: [] };
  } catch (error) {
    if (error instanceof Abandoned) return error.outcome;
    throw refusalOf(error);
  }
}

/** Thrown so that the transaction rolls back. */
class Abandoned extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('The import was abandoned.');
  }
}

async function begin(em: EntityManager, source: string, programme: Programme & { slug: string }, now: Date): Promise<Importing> {
  await lockProgramme(em, programme.slug);
  const stored = await readStoredProgramme(em, programme.slug);
  const exported = stored && programmeOf(stored);
  const wanted = stored && exported ? settled(programme, stored, exported) : programme;
  const difference = differenceBetween(exported, wanted);
  return {
    em,
    now,
    processId: stored?.process.id ?? newId(),
    wanted,
    stored,
    difference,
    names: namesIn(wanted),
    storedNames: exported && namesIn(exported),
    faults: new ProgrammeFaults(new ProgrammeDocument(source)),
    changes: [],
    ids: idsFor(stored, difference),
  };
}

async function write(importing: Importing): Promise<void> {
  await writeProcess(importing);
  await writePlan(importing);
  await writeMeetings(importing);
  await writeForms(importing);
  await deleteEmptySessions(importing.em, importing.processId);
  await removeMissing(importing);
  const { em, stored, changes, processId } = importing;
  if (stored && changes.length > 0) {
    await runSql(em, `update process set version = version + 1, updated_at = clock_timestamp() where id = $1`, [processId]);
  }
}

async function audit({ em, processId, changes, stored }: Importing, { now, personId = null, requestId = null }: ImportOptions): Promise<void> {
  const details = changes.map((change) => ({
    did: change.did,
    ...('section' in change ? { section: change.section } : {}),
    ...('fields' in change ? { fields: change.fields } : {}),
    ...('names' in change ? { count: change.names.length } : {}),
  }));
  await recordAudit(em, {
    at: now,
    personId,
    action: stored ? 'programme.imported' : 'process.imported',
    subjectType: 'process',
    subjectId: processId,
    processId,
    details: { changes: details.slice(0, 200) },
    requestId,
  });
}
