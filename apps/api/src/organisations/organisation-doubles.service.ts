import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { moveReferences } from '../kernel/row-references.js';
import { Organisation } from './organisation.entity.js';
import type { KeepOrganisationsApartInput, MergeOrganisationsInput, OrganisationDoubleType } from './organisation-double.graphql.js';
import { countUses, likelyDoubles } from './organisation-doubles.queries.js';
import { organisationReferences } from './organisation-references.js';
import { mayKeepOrganisations } from './organisation.policy.js';
import { OrganisationsApart } from './organisations-apart.entity.js';

/** Organisations that are in the list twice, under two names. */
@Injectable()
export class OrganisationDoublesService {
  constructor(private readonly em: EntityManager) {}

  /** Pairs that may be one. @throws ForbiddenError */
  async likely(by: SignedIn): Promise<OrganisationDoubleType[]> {
    if (!mayKeepOrganisations(by)) throw new ForbiddenError();
    const doubles = await likelyDoubles(this.em);
    const ids = [...new Set(doubles.flatMap(({ id, otherId }) => [id, otherId]))];
    const [found, uses] = await Promise.all([this.em.find(Organisation, { id: { $in: ids } }), countUses(this.em.fork(), ids)]);
    const known = new Map(found.map((organisation) => [organisation.id, { organisation: { ...organisation, municipality: organisation.municipality ?? null }, uses: uses.get(organisation.id) ?? 0 }]));
    return doubles.flatMap(({ id, otherId, likeness }) => {
      const [first, second] = [known.get(id), known.get(otherId)].sort((one, other) => (other?.uses ?? 0) - (one?.uses ?? 0));
      return first && second ? [{ likeness, first, second }] : [];
    });
  }

  /**
   * Makes one organisation of two: everything that names the one names the other afterwards, which is also known by its
   * names. In a process in which both had a category, that of the one that stays counts. Both are locked.
   *
   * @throws ForbiddenError, NotFoundError
   * @throws DomainError  INVALID: they are the same one
   */
  async merge({ keptOrganisationId, mergedOrganisationId }: MergeOrganisationsInput, by: SignedIn, now: Date): Promise<Organisation> {
    if (!mayKeepOrganisations(by)) throw new ForbiddenError();
    return this.em.transactional(async (em) => {
      const [kept, merged] = await bothOf(em, keptOrganisationId, mergedOrganisationId, ['mergedOrganisationId']);
      const moved = await moveReferences(em, organisationReferences, merged.id, kept.id);
      em.remove(merged);
      await em.flush();
      kept.alsoKnownAs = [...new Set([...kept.alsoKnownAs, merged.name, ...merged.alsoKnownAs])].filter((name) => name !== kept.name);
      kept.municipality ??= merged.municipality;
      await em.flush();
      const { id, name, municipality, alsoKnownAs } = merged;
      await recordAudit(em, {
        at: now,
        personId: by.person.id,
        action: 'organisation.merged',
        subjectType: 'organisation',
        subjectId: kept.id,
        processId: null,
        details: { into: kept.name, merged: { id, name, municipality, alsoKnownAs }, moved },
        requestId: by.requestId,
      });
      return kept;
    });
  }

  /** Remembers that two organisations are two. @throws ForbiddenError, NotFoundError, DomainError as {@link merge} */
  async keepApart({ organisationId, otherOrganisationId }: KeepOrganisationsApartInput, by: SignedIn, now: Date): Promise<boolean> {
    if (!mayKeepOrganisations(by)) throw new ForbiddenError();
    return this.em.transactional(async (em) => {
      const [organisation, other] = (await bothOf(em, organisationId, otherOrganisationId, ['otherOrganisationId'])).sort((one, two) => (one.id < two.id ? -1 : 1));
      await em.upsert(OrganisationsApart, { organisation, other, decidedAt: now });
      await recordAudit(em, {
        at: now,
        personId: by.person.id,
        action: 'organisation.keptApart',
        subjectType: 'organisation',
        subjectId: organisationId,
        processId: null,
        details: { otherOrganisationId },
        requestId: by.requestId,
      });
      return true;
    });
  }
}

/** Locks two organisations, whoever else merges them too. @throws NotFoundError, InvalidError at the path */
async function bothOf(em: EntityManager, id: string, otherId: string, path: string[]): Promise<[Organisation, Organisation]> {
  if (id === otherId) throw new InvalidError('invalid.choice', path);
  const ids = [id, otherId].filter(isId);
  const found = await em.find(Organisation, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  const [one, other] = [id, otherId].map((wanted) => found.find((each) => each.id === wanted));
  if (!one || !other) throw new NotFoundError();
  return [one, other];
}
