import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { listAuditEntries } from './audit-entries.queries.js';
import type { AuditEntryType, AuditFilter } from './audit-entry.graphql.js';
import type { SignedIn } from './current-viewer.js';
import { processesWithReadableLog } from './role.policy.js';

@Injectable()
export class AuditEntriesService {
  constructor(private readonly em: EntityManager) {}

  /**
   * A page of the log. An organiser gets the entries of their processes, whatever the filter asks for.
   *
   * @throws ForbiddenError  for people who neither administer nor organise
   */
  async list(filter: AuditFilter, page: PageRequest, viewer: SignedIn): Promise<Connection<AuditEntryType>> {
    const processes = processesWithReadableLog(viewer);
    for (const id of [filter.processId, filter.subjectId, filter.personId]) if (id != null && !isId(id)) throw new NotFoundError();
    return listAuditEntries(this.em, processes, filter, page);
  }
}
