import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { freeKey } from '../kernel/free-key.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { runSql } from '../kernel/run-sql.js';
import { changedText } from '../kernel/text-input.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Process } from './process.entity.js';
import { processToKeep } from './process-of.js';
import { StakeholderCategory } from './stakeholder-category.entity.js';
import type { MoveStakeholderCategoryInput, SaveStakeholderCategoryInput, SetOrganisationCategoryInput, StakeholderCategoryInput } from './stakeholder-category.graphql.js';
import { type OrganisationInProcess, organisationsInProcess, SET_CATEGORY, UNSET_CATEGORY, USES_OF_CATEGORY } from './stakeholder-categories.queries.js';

const LONGEST_TITLE = 200;
const MOST_CATEGORIES = 50;

type Categories = StakeholderCategory[];

/** The stakeholder categories of a process, and which organisation stands in which; for its organisers. */
@Injectable()
export class StakeholderCategoriesService {
  constructor(private readonly em: EntityManager) {}

  /** The organisations of a process, by name. @throws NotFoundError, ForbiddenError */
  async organisations(slug: string, text: string | null, page: PageRequest, by: SignedIn): Promise<Connection<OrganisationInProcess>> {
    return organisationsInProcess(this.em, (await processToKeep(this.em, slug, by)).id, text, page);
  }

  /** Adds a category at the end, or changes what one is called. @throws DomainError  INVALID, UNKNOWN_REFERENCE */
  save({ processSlug, key, title }: SaveStakeholderCategoryInput, by: SignedIn, now: Date): Promise<Categories> {
    return this.#change(processSlug, by, now, key == null ? 'category.added' : 'category.changed', (em, process, categories) => {
      const before = key == null ? null : categoryOf(categories, key);
      const named = changedText(before?.title, title, LONGEST_TITLE, ['title']);
      if (named === null) throw new InvalidError('invalid.language', ['title']);
      if (before) return em.assign(before, { title: named });
      if (categories.length >= MOST_CATEGORIES) throw new InvalidError('invalid.tooMany', ['title'], { most: MOST_CATEGORIES });
      const used = new Set(categories.map((category) => category.key));
      return em.create(StakeholderCategory, { process, key: freeKey(named, used), title: named, position: categories.length, programme: null });
    });
  }

  /** Puts a category at another place among them. @throws DomainError  UNKNOWN_REFERENCE */
  move({ processSlug, key, position }: MoveStakeholderCategoryInput, by: SignedIn, now: Date): Promise<Categories> {
    return this.#change(processSlug, by, now, 'category.moved', (_, __, categories) => {
      const moved = categoryOf(categories, key);
      const others = categories.filter((category) => category !== moved);
      others.splice(Math.max(0, position), 0, moved);
      for (const [index, category] of others.entries()) category.position = index;
      return moved;
    });
  }

  /** Takes a category away in which nobody and nothing stands. @throws DomainError  UNKNOWN_REFERENCE; INVALID: somebody does */
  remove({ processSlug, key }: StakeholderCategoryInput, by: SignedIn, now: Date): Promise<Categories> {
    return this.#change(processSlug, by, now, 'category.removed', async (em, _, categories) => {
      const removed = categoryOf(categories, key);
      const [count] = await runSql<{ uses: number }>(em, USES_OF_CATEGORY, [removed.id]);
      if (count && count.uses > 0) throw new InvalidError('invalid.categoryUsed', ['key'], { count: count.uses });
      em.remove(removed);
      return removed;
    });
  }

  /** Says what an organisation is in a process; null: nothing is stated. @throws NotFoundError, DomainError  UNKNOWN_REFERENCE */
  async setOfOrganisation({ processSlug, organisationId, category: key = null }: SetOrganisationCategoryInput, by: SignedIn, now: Date): Promise<StakeholderCategory | null> {
    const process = await processToKeep(this.em, processSlug, by);
    const organisation = isId(organisationId) ? await this.em.findOne(Organisation, { id: organisationId }) : null;
    if (!organisation) throw new NotFoundError();
    return this.em.transactional(async (em) => {
      const category = key === null ? null : categoryOf(await em.find(StakeholderCategory, { process }), key);
      if (category) await runSql(em, SET_CATEGORY, [organisation.id, process.id, category.id]);
      else await runSql(em, UNSET_CATEGORY, [organisation.id, process.id]);
      await this.#log(em, 'organisation.categorised', 'organisation', organisation.id, process, by, { category: key }, now);
      return category;
    });
  }

  async #change(
    slug: string,
    by: SignedIn,
    now: Date,
    action: string,
    change: (em: EntityManager, process: Process, categories: Categories) => StakeholderCategory | Promise<StakeholderCategory>,
  ): Promise<Categories> {
    const { id } = await processToKeep(this.em, slug, by);
    return this.em.transactional(async (em) => {
      // One change at a time: keys and positions are made from what is there.
      await runSql(em, 'select from process where id = $1 for no key update', [id]);
      const process = await em.findOneOrFail(Process, { id });
      const inOrder = () => em.find(StakeholderCategory, { process }, { orderBy: { position: 'asc', id: 'asc' } });
      const changed = await change(em, process, await inOrder());
      await em.flush();
      await this.#log(em, action, 'category', changed.id, process, by, { key: changed.key, title: changed.title }, now);
      return inOrder();
    });
  }

  #log(em: EntityManager, action: string, subjectType: string, subjectId: string, process: Process, by: SignedIn, details: Record<string, unknown>, at: Date): Promise<void> {
    return recordAudit(em, { at, personId: by.person.id, action, subjectType, subjectId, processId: process.id, details, requestId: by.requestId });
  }
}

/** @throws DomainError  UNKNOWN_REFERENCE */
function categoryOf(categories: readonly StakeholderCategory[], key: string): StakeholderCategory {
  const found = categories.find((category) => category.key === key);
  if (!found) throw new DomainError('UNKNOWN_REFERENCE', { value: key }, ['category']);
  return found;
}
