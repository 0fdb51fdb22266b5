import { type FilterQuery, raw } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { isAdministrator } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { StaleError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { oneLine, optionalLine } from '../kernel/text-input.js';
import { Organisation } from './organisation.entity.js';
import type { SaveOrganisationInput } from './organisation.graphql.js';

const MOST_SUGGESTED = 10;
const FEWEST_LETTERS = 2;

@Injectable()
export class OrganisationsService {
  constructor(private readonly em: EntityManager) {}

  /** Organisations whose name contains the text, in alphabetical order; none for fewer than two letters. */
  suggest(text: string, most: number): Promise<Organisation[]> {
    if (text.trim().length < FEWEST_LETTERS) return Promise.resolve([]);
    return this.em.find(Organisation, nameContains(text), { orderBy: { name: 'asc' }, limit: Math.max(0, Math.min(most, MOST_SUGGESTED)) });
  }

  /** All of them, for administrators. @throws ForbiddenError */
  async list(text: string | null, page: PageRequest, by: SignedIn): Promise<Connection<Organisation>> {
    if (!isAdministrator(by)) throw new ForbiddenError();
    const size = pageSize(page);
    const after = keysetOf(page, 2);
    const matching = text ? nameContains(text) : {};
    const rest: FilterQuery<Organisation> = after ? { [raw((alias) => `(${alias}.name, ${alias}.id) > (?, ?::uuid)`, after)]: [] } : {};
    const [rows, total] = await Promise.all([
      this.em.find(Organisation, { $and: [matching, rest] }, { orderBy: { name: 'asc', id: 'asc' }, limit: size + 1 }),
      this.em.count(Organisation, matching),
    ]);
    return pageOf(rows, size, total, ({ name, id }) => [name, id]);
  }

  /**
   * Adds an organisation or changes one, as an administrator.
   *
   * @throws DomainError  INVALID; STALE when somebody else saved since the version that the editor saw
   */
  async save(input: SaveOrganisationInput, by: SignedIn, now: Date): Promise<Organisation> {
    if (!isAdministrator(by)) throw new ForbiddenError();
    const values = { name: oneLine(input.name, 200, ['name']), municipality: optionalLine(input.municipality, 100, ['municipality']) };
    return this.em.transactional(async (em) => {
      const organisation = input.id == null ? em.create(Organisation, values) : await this.#known(em, input.id);
      const before = input.id == null ? null : { name: organisation.name, municipality: organisation.municipality };
      if (input.id != null && input.version != null && input.version !== organisation.version) throw new StaleError({ organisation });
      em.assign(organisation, values);
      await em.flush();
      await recordAudit(em, {
        at: now,
        personId: by.person.id,
        action: before ? 'organisation.edited' : 'organisation.added',
        subjectType: 'organisation',
        subjectId: organisation.id,
        processId: null,
        details: { before, after: values },
        requestId: by.requestId,
      });
      return organisation;
    });
  }

  async #known(em: EntityManager, id: string): Promise<Organisation> {
    const organisation = isId(id) ? await em.findOne(Organisation, { id }) : null;
    if (!organisation) throw new NotFoundError();
    return organisation;
  }
}

function nameContains(text: string): FilterQuery<Organisation> {
  const pattern = `%${text.trim().toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return { [raw((alias) => `unaccent(lower(${alias}.name)) like unaccent(?)`, [pattern])]: [] };
}
