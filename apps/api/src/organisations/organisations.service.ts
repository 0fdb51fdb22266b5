import { type FilterQuery, raw } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { InvalidError, StaleError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { oneLine, optionalLine } from '../kernel/text-input.js';
import { Organisation } from './organisation.entity.js';
import type { SaveOrganisationInput } from './organisation.graphql.js';
import { mayKeepOrganisations, maySeeAllNames } from './organisation.policy.js';

const MOST_SUGGESTED = 10;
const FEWEST_LETTERS = 2;
const MOST_NAMES = 20;
const LONGEST_NAME = 200;

@Injectable()
export class OrganisationsService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Organisations one of whose names contains the words, in alphabetical order; none for fewer than two letters. People
   * who are no staff are told those that staff have looked at.
   */
  suggest(text: string, most: number, viewer: Viewer): Promise<Organisation[]> {
    if (text.trim().length < FEWEST_LETTERS) return Promise.resolve([]);
    const known = maySeeAllNames(viewer) ? {} : { suggested: true };
    return this.em.find(Organisation, { $and: [namedLike(text), known] }, { orderBy: { name: 'asc' }, limit: Math.max(0, Math.min(most, MOST_SUGGESTED)) });
  }

  /** All of them, for administrators. @throws ForbiddenError */
  async list(text: string | null, page: PageRequest, by: SignedIn): Promise<Connection<Organisation>> {
    if (!mayKeepOrganisations(by)) throw new ForbiddenError();
    const size = pageSize(page);
    const after = keysetOf(page, 2);
    const matching = text ? namedLike(text) : {};
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
    if (!mayKeepOrganisations(by)) throw new ForbiddenError();
    const name = oneLine(input.name, LONGEST_NAME, ['name']);
    const values = { name, municipality: optionalLine(input.municipality, 100, ['municipality']), ...(input.alsoKnownAs && { alsoKnownAs: otherNames(name, input.alsoKnownAs) }), ...(input.suggested != null && { suggested: input.suggested }) };
    return this.em.transactional(async (em) => {
      const organisation = input.id == null ? em.create(Organisation, values) : await this.#known(em, input.id);
      const before = input.id == null ? null : valuesOf(organisation);
      if (input.id != null && input.version != null && input.version !== organisation.version) throw new StaleError({ organisation });
      em.assign(organisation, values);
      await em.flush();
      const after = valuesOf(organisation);
      await recordAudit(em, {
        at: now,
        personId: by.person.id,
        action: before ? 'organisation.edited' : 'organisation.added',
        subjectType: 'organisation',
        subjectId: organisation.id,
        processId: null,
        details: { before, after },
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

function valuesOf({ name, municipality, alsoKnownAs, suggested }: Organisation): Record<string, unknown> {
  return { name, municipality, alsoKnownAs, suggested };
}

/** Each once, and not the name itself. @throws InvalidError */
function otherNames(name: string, given: readonly string[]): string[] {
  if (given.length > MOST_NAMES) throw new InvalidError('invalid.tooMany', ['alsoKnownAs'], { most: MOST_NAMES });
  const names = given.flatMap((each) => optionalLine(each, LONGEST_NAME, ['alsoKnownAs']) ?? []);
  return [...new Set(names)].filter((each) => each !== name);
}

/** Every word is in one of its names, however it is spelt. */
function namedLike(text: string): FilterQuery<Organisation> {
  return { [raw((alias) => `${alias}.search_text like all (search_patterns(?)) and ${alias}.search_text like (search_patterns(?))[1]`, [text, text])]: [] };
}
