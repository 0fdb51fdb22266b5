import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import type { Locale } from '../kernel/locale.js';
import { type Compared, comparedWithArchive, type NamedOrganisations } from './import-archive.js';
import type { ImportCounts } from './import-counts.js';
import { ADD_PEOPLE, CHANGE_PEOPLE, JOIN_GROUPS, JOIN_PROCESS } from './import-people.queries.js';
import type { ChoiceForKnown, ChoiceForShared } from './people-import.entity.js';
import type { PersonRow } from './person-row.js';

/** What an import does with people, the same for all of its rows. */
export interface ImportOrder {
  importId: string;
  processId: string;
  /** Of people whose row names no language. */
  locale: Locale;
  ofKnown: ChoiceForKnown | null;
  ofShared: ChoiceForShared | null;
  overrides: boolean;
  /** Today where the process is: the first day in a group for whoever's row names none. */
  today: string;
  now: Date;
}

/** A row with whom it means. */
interface Placed {
  row: PersonRow;
  personId: string;
  made: boolean;
  /** The address belongs to somebody else: mail reaches this person there, but it signs nobody in. */
  shares: boolean;
  overwrites: boolean;
}

/** Addresses that come in from elsewhere while a batch is written are looked up again, so many times. */
const TRIES = 3;

/** Writes one batch of people of a file, in the caller's transaction, and counts what became of them. */
export class ImportWriter {
  constructor(
    private readonly order: ImportOrder,
    private readonly organisations: NamedOrganisations,
  ) {}

  async write(em: EntityManager, people: readonly PersonRow[]): Promise<Partial<ImportCounts>> {
    const ids = await this.organisations.of(em, people);
    const organisationOf = ({ organisation }: PersonRow) => (organisation === null ? null : (ids.get(organisation) ?? null));
    const placed = await this.#place(em, people, organisationOf);
    const made = placed.filter((each) => each.made);
    const known = placed.filter((each) => !each.made);
    const changed = new Set<string>(await this.#change(em, known, organisationOf));
    for (const id of await this.#joinProcess(em, placed)) changed.add(id);
    const joined = await this.#joinGroups(em, placed);
    for (const id of joined) changed.add(id);
    const updated = known.filter(({ personId }) => changed.has(personId)).length;
    return { ADDED: made.length, UPDATED: updated, UNCHANGED: known.length - updated, SKIPPED: people.length - placed.length, MEMBERSHIPS: joined.length };
  }

  /** Adds those who are new, and leaves out those whom the order leaves out. No person twice. */
  async #place(em: EntityManager, people: readonly PersonRow[], organisationOf: (row: PersonRow) => string | null): Promise<Placed[]> {
    const placed = new Map<string, Placed>();
    let open = [...people];
    for (let tries = 0; open.length > 0 && tries < TRIES; tries++) {
      const compared = await comparedWithArchive(em, this.order.processId, open, false);
      const newcomers: Placed[] = [];
      const taken = new Set<string>();
      const again: PersonRow[] = [];
      for (const row of open) {
        const found = compared.get(row.number);
        if (found?.knownId) this.#putKnown(placed, row, found);
        else if (found?.sharedId) {
          if (this.order.ofShared === 'ADD') newcomers.push({ row, personId: newId(), made: true, shares: true, overwrites: false });
        } else if (row.email !== null && taken.has(row.email.toLowerCase())) {
          // The second name of one mailbox in the same batch: decided when the first is there.
          again.push(row);
        } else {
          if (row.email !== null) taken.add(row.email.toLowerCase());
          newcomers.push({ row, personId: newId(), made: true, shares: false, overwrites: false });
        }
      }
      const added = await this.#add(em, newcomers, organisationOf);
      for (const newcomer of newcomers) {
        if (added.has(newcomer.personId)) placed.set(newcomer.personId, newcomer);
        else again.push(newcomer.row);
      }
      open = again;
    }
    return [...placed.values()];
  }

  #putKnown(placed: Map<string, Placed>, row: PersonRow, { knownId, own }: Compared): void {
    if (knownId === null || this.order.ofKnown !== 'UPDATE' || placed.has(knownId)) return;
    placed.set(knownId, { row, personId: knownId, made: false, shares: false, overwrites: this.order.overrides || own === true });
  }

  async #add(em: EntityManager, newcomers: readonly Placed[], organisationOf: (row: PersonRow) => string | null): Promise<Set<string>> {
    if (newcomers.length === 0) return new Set();
    const rows = await runSql<{ id: string }>(em, ADD_PEOPLE, [
      newcomers.map(({ personId }) => personId),
      newcomers.map(({ row }) => row.name),
      newcomers.map(({ row }) => row.nameKey),
      newcomers.map(({ row, shares }) => (shares ? null : row.email)),
      newcomers.map(({ row, shares }) => (shares ? row.email : null)),
      newcomers.map(({ row }) => row.telephone),
      newcomers.map(({ row }) => row.locale ?? this.order.locale),
      newcomers.map(({ row }) => organisationOf(row)),
      newcomers.map(({ row }) => row.municipality),
      this.order.now,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  async #change(em: EntityManager, known: readonly Placed[], organisationOf: (row: PersonRow) => string | null): Promise<string[]> {
    if (known.length === 0) return [];
    const rows = await runSql<{ id: string }>(em, CHANGE_PEOPLE, [
      known.map(({ personId }) => personId),
      known.map(({ row }) => row.name),
      known.map(({ row }) => row.nameKey),
      known.map(({ row }) => row.telephone),
      known.map(({ row }) => row.locale),
      known.map(({ row }) => organisationOf(row)),
      known.map(({ row }) => row.municipality),
      known.map(({ overwrites }) => overwrites),
    ]);
    return rows.map(({ id }) => id);
  }

  async #joinProcess(em: EntityManager, placed: readonly Placed[]): Promise<string[]> {
    if (placed.length === 0) return [];
    const rows = await runSql<{ id: string }>(em, JOIN_PROCESS, [
      this.order.processId,
      this.order.importId,
      this.order.now,
      placed.map(() => newId()),
      placed.map(({ personId }) => personId),
      placed.map(({ row }) => row.categoryId),
      placed.map(({ made }) => made),
    ]);
    return rows.map(({ id }) => id);
  }

  async #joinGroups(em: EntityManager, placed: readonly Placed[]): Promise<string[]> {
    const joining = placed.flatMap(({ personId, row: { groupId, memberSince } }) => (groupId === null ? [] : [{ personId, groupId, since: memberSince ?? this.order.today }]));
    if (joining.length === 0) return [];
    const rows = await runSql<{ id: string }>(em, JOIN_GROUPS, [
      this.order.importId,
      joining.map(() => newId()),
      joining.map(({ groupId }) => groupId),
      joining.map(({ personId }) => personId),
      joining.map(({ since }) => since),
    ]);
    return rows.map(({ id }) => id);
  }
}
