import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { InvalidError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId, newId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { oneLine } from '../kernel/text-input.js';
import { type FilteredList, SavedFilter } from './saved-filter.entity.js';
import type { SaveFilterInput } from './saved-filter.graphql.js';

const LONGEST_NAME = 80;
const LONGEST_QUERY = 1_500;
const MOST = 100;

const SAVE = `
insert into saved_filter (id, person_id, list, name, query, created_at) values ($1, $2, $3, $4, $5, $6)
on conflict (person_id, list, name) do update set query = excluded.query`;

/** Filters that people keep for themselves: nobody else sees them, and they open no list that is closed to one. */
@Injectable()
export class SavedFiltersService {
  constructor(private readonly em: EntityManager) {}

  list(list: FilteredList, { person }: SignedIn): Promise<SavedFilter[]> {
    return this.em.find(SavedFilter, { person: person.id, list }, { orderBy: { name: 'asc' } });
  }

  /** Keeps a filter under a name; the one that has the name already is replaced. @throws InvalidError */
  async save({ list, name: given, query }: SaveFilterInput, by: SignedIn, now: Date): Promise<SavedFilter[]> {
    const name = oneLine(given, LONGEST_NAME, ['name']);
    if (query.length > LONGEST_QUERY) throw new InvalidError('invalid.tooLong', ['query'], { most: LONGEST_QUERY });
    const others = await this.em.count(SavedFilter, { person: by.person.id, list, name: { $ne: name } });
    if (others >= MOST) throw new InvalidError('invalid.tooManyFilters', ['name']);
    await runSql(this.em, SAVE, [newId(), by.person.id, list, name, query, now]);
    return this.list(list, by);
  }

  /** @throws NotFoundError  when it is not one of theirs */
  async remove(id: string, by: SignedIn): Promise<SavedFilter[]> {
    const filter = isId(id) ? await this.em.findOne(SavedFilter, { id, person: by.person.id }) : null;
    if (!filter) throw new NotFoundError();
    await this.em.nativeDelete(SavedFilter, { id });
    return this.list(filter.list, by);
  }
}
