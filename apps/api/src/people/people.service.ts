import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/current-viewer.js';
import { type PersonType, personSeenBy } from '../access/person.graphql.js';
import { mustAdminister } from '../access/role.policy.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { searchPeople } from './people.queries.js';

@Injectable()
export class PeopleService {
  constructor(private readonly em: EntityManager) {}

  /** Finds people by a part of the name or of the address. @throws ForbiddenError unless administrator */
  async search(text: string | null, page: PageRequest, viewer: SignedIn): Promise<Connection<PersonType>> {
    mustAdminister(viewer);
    const found = await searchPeople(this.em, text, page);
    return { ...found, edges: found.edges.map(({ node }) => ({ node: personSeenBy(viewer, node, false) })) };
  }
}
