import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { ADD_ORGANISATIONS, COMPARE, COMPARE_AND_LOOK, FIND_ORGANISATIONS, LOCK_ORGANISATIONS } from './import-people.queries.js';
import type { PersonRow } from './person-row.js';

/** What the archive knows of the person in a row. */
export interface Compared {
  number: number;
  /** Null: a newcomer. */
  knownId: string | null;
  /** Whether the organisers know them from the process itself; null for a newcomer. */
  own: boolean | null;
  /** Whose address it is, under another name. */
  sharedId: string | null;
  /** Somebody of the process with the same name; looked for only when asked. */
  homonymId?: string | null;
}

/** Compares rows with the archive. @returns one for each, by the number of the row */
export async function comparedWithArchive(em: EntityManager, processId: string, people: readonly PersonRow[], lookForHomonyms: boolean): Promise<Map<number, Compared>> {
  const rows = await runSql<Compared>(em, lookForHomonyms ? COMPARE_AND_LOOK : COMPARE, [
    processId,
    people.map(({ number }) => number),
    people.map((person) => person.nameKey),
    people.map(({ email }) => email),
    people.map(({ telephone }) => telephone?.replace(/\D/g, '') ?? ''),
    people.map(({ organisation }) => organisation ?? ''),
    people.map(({ municipality }) => municipality ?? ''),
  ]);
  return new Map(rows.map((row) => [row.number, row]));
}

interface NamedOrganisation {
  name: string;
  key: string;
  id: string | null;
}

/** Which organisations the names in a file mean; remembered from row to row, since few are named often. */
export class NamedOrganisations {
  readonly #known = new Map<string, string>();

  constructor(
    private readonly importId: string,
    private readonly now: Date,
  ) {}

  /** The ids of organisations by their names as written in the rows; those that nobody has are added. Within a transaction. */
  async of(em: EntityManager, people: readonly PersonRow[]): Promise<ReadonlyMap<string, string>> {
    const names = namesIn(people).filter((name) => !this.#known.has(name));
    if (names.length === 0) return this.#known;
    let found = await findOrganisations(em, names);
    if (found.some(({ id }) => id === null)) {
      await runSql(em, LOCK_ORGANISATIONS, []);
      found = await findOrganisations(em, names);
    }
    const added = new Map<string, { id: string; name: string }>();
    for (const { id, key, name } of found) if (id === null && !added.has(key)) added.set(key, { id: newId(), name });
    if (added.size > 0) {
      const list = [...added.values()];
      await runSql(em, ADD_ORGANISATIONS, [list.map(({ id }) => id), list.map(({ name }) => name), this.now, this.importId]);
    }
    for (const { name, key, id } of found) this.#known.set(name, id ?? added.get(key)?.id ?? '');
    return this.#known;
  }

  /** After a transaction that was rolled back: what it added is not there. */
  forget(): void {
    this.#known.clear();
  }
}

/** The names in a file that no organisation has, each spelling once. */
export async function newOrganisations(em: EntityManager, names: readonly string[]): Promise<string[]> {
  const found = await findOrganisations(em, names);
  return [...new Map(found.filter(({ id }) => id === null).map(({ key, name }) => [key, name])).values()];
}

export function namesIn(people: readonly PersonRow[]): string[] {
  return [...new Set(people.flatMap(({ organisation }) => organisation ?? []))];
}

function findOrganisations(em: EntityManager, names: readonly string[]): Promise<NamedOrganisation[]> {
  return runSql<NamedOrganisation>(em, FIND_ORGANISATIONS, [names]);
}
