import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { runSql } from '../kernel/run-sql.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { processToKeep } from './process-of.js';
import type { RecogniseOrganisationInput } from './typed-organisation.graphql.js';
import { RECOGNISE, type TypedOrganisation, typedOrganisations } from './typed-organisations.queries.js';

/** What people typed for their organisation, registering for meetings of a process; for its organisers. */
@Injectable()
export class TypedOrganisationsService {
  constructor(private readonly em: EntityManager) {}

  /** Names that no organisation has, the most frequent first. @throws NotFoundError, ForbiddenError */
  async list(slug: string, by: SignedIn): Promise<TypedOrganisation[]> {
    return typedOrganisations(this.em, (await processToKeep(this.em, slug, by)).id);
  }

  /** Says which organisation people meant. What they typed is kept. @returns how many registrations. @throws NotFoundError, ForbiddenError */
  async recognise({ processSlug, name, organisationId }: RecogniseOrganisationInput, by: SignedIn, now: Date): Promise<number> {
    const process = await processToKeep(this.em, processSlug, by);
    const organisation = isId(organisationId) ? await this.em.findOne(Organisation, { id: organisationId }) : null;
    if (!organisation) throw new NotFoundError();
    return this.em.transactional(async (em) => {
      const changed = await runSql(em, RECOGNISE, [process.id, name, organisation.id, now]);
      await recordAudit(em, {
        at: now,
        personId: by.person.id,
        action: 'organisation.recognised',
        subjectType: 'organisation',
        subjectId: organisation.id,
        processId: process.id,
        details: { registrations: changed.length },
        requestId: by.requestId,
      });
      return changed.length;
    });
  }
}
