import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { personSeenBy } from '../access/person.graphql.js';
import { isOrganiserOf } from '../access/viewer.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { Process } from '../processes/process.entity.js';
import { peopleFilter } from './person-filter.js';
import type { PeopleFilterInput, PersonOfProcessType } from './person-filter.graphql.js';
import { listPeopleOfProcess, type PeopleSummary, summarisePeople } from './process-people.queries.js';

/** The people of a process, for its organisers: nobody else sees who they are. */
@Injectable()
export class ProcessPeopleService {
  constructor(private readonly em: EntityManager) {}

  /** By name. @throws NotFoundError, ForbiddenError */
  async list(slug: string, filter: PeopleFilterInput | null, page: PageRequest, by: SignedIn): Promise<Connection<PersonOfProcessType>> {
    const process = await this.processOf(slug, by);
    const { edges, ...connection } = await listPeopleOfProcess(this.em, process.id, peopleFilter(filter), page);
    return { ...connection, edges: edges.map(({ node }) => ({ node: { ...node, person: personSeenBy(by, node.person, true) } })) };
  }

  /** All of them taken together. @throws NotFoundError, ForbiddenError */
  async summary(slug: string, by: SignedIn): Promise<PeopleSummary> {
    return summarisePeople(this.em, (await this.processOf(slug, by)).id);
  }

  /** @throws NotFoundError, ForbiddenError */
  async processOf(slug: string, by: SignedIn): Promise<Process> {
    const process = await this.em.findOne(Process, { slug });
    if (!process) throw new NotFoundError();
    if (!isOrganiserOf(by, process.id)) throw process.published ? new ForbiddenError() : new NotFoundError();
    return process;
  }
}
