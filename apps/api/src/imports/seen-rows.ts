import type { PersonRow } from './person-row.js';

/** What a row is to the rows before it. */
export type Likeness =
  | { kind: 'REPEATED'; row: number }
  /** Another name with the address of an earlier row. */
  | { kind: 'SHARED'; row: number }
  /** Another address with the name of an earlier row. */
  | { kind: 'HOMONYM'; row: number };

/**
 * Remembers who stood in earlier rows of a file. Two rows are one person when they have the same address and name; and
 * without an address, when also telephone, organisation and municipality are the same.
 */
export class SeenRows {
  readonly #people = new Map<string, number>();
  readonly #addresses = new Map<string, number>();
  readonly #names = new Map<string, number>();

  /** Tells what the row is to earlier ones, and remembers it; null: nothing. */
  take(person: PersonRow): Likeness | null {
    const address = person.email?.toLowerCase() ?? null;
    const identity = address === null ? [person.nameKey, person.telephone?.replace(/\D/g, ''), person.organisation?.toLowerCase(), person.municipality?.toLowerCase()].join('|') : `${address}|${person.nameKey}`;
    const same = this.#people.get(identity);
    if (same !== undefined) return { kind: 'REPEATED', row: same };
    this.#people.set(identity, person.number);

    const sharing = address === null ? undefined : this.#addresses.get(address);
    const homonym = this.#names.get(person.nameKey);
    if (address !== null && sharing === undefined) this.#addresses.set(address, person.number);
    if (homonym === undefined) this.#names.set(person.nameKey, person.number);
    if (sharing !== undefined) return { kind: 'SHARED', row: sharing };
    return homonym === undefined ? null : { kind: 'HOMONYM', row: homonym };
  }
}
