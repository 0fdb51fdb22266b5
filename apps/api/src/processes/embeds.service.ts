import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import { isOrganiserOf, type Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { DomainErrors, InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { embedOrigin } from './embed-origin.js';
import type { SetEmbedOriginsInput } from './embed.graphql.js';
import { Process } from './process.entity.js';
import { visibleProcesses } from './process.policy.js';

const MOST_ORIGINS = 20;

/** Showing time lines in the pages of other sites. */
@Injectable()
export class EmbedsService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Sets all the sites at once, as an organiser of the process.
   *
   * @throws DomainErrors  INVALID for each that is no site by https
   */
  async setOrigins({ processSlug, origins }: SetEmbedOriginsInput, viewer: Viewer, now: Date): Promise<Process> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const process = await em.findOne(Process, { $and: [{ slug: processSlug }, visibleProcesses(by)] });
      if (!process) throw new NotFoundError();
      if (!isOrganiserOf(by, process.id)) throw new ForbiddenError();
      const wanted = checked(origins);
      const before = process.embedOrigins;
      if (before.join() === wanted.join()) return process;
      process.embedOrigins = wanted;
      await em.flush();
      const details = { before: { embedOrigins: before }, after: { embedOrigins: wanted } };
      await recordAudit(em, { at: now, personId: by.person.id, action: 'process.embedding', subjectType: 'process', subjectId: process.id, processId: process.id, details, requestId: by.requestId });
      return process;
    });
  }

  /** The sites that may show the time line of a published process. None for one that is not there. */
  async originsOf(slug: string): Promise<readonly string[]> {
    if (!/^[a-z0-9-]+$/.test(slug)) return [];
    const process = await this.em.fork().findOne(Process, { slug, published: true }, { fields: ['embedOrigins'] });
    return process?.embedOrigins ?? [];
  }
}

/** Once each, in the order given. */
function checked(origins: readonly string[]): string[] {
  if (origins.length > MOST_ORIGINS) throw new InvalidError('invalid.tooMany', ['origins'], { most: MOST_ORIGINS });
  const known = origins.map(embedOrigin);
  const faults = known.flatMap((origin, index) => (origin === null ? [new InvalidError('invalid.origin', ['origins', String(index)], { value: origins[index] ?? '' })] : []));
  if (faults.length > 0) throw new DomainErrors(faults);
  return [...new Set(known.filter((origin) => origin !== null))];
}
