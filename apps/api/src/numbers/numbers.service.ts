import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { personSeenBy } from '../access/person.graphql.js';
import type { Viewer } from '../access/viewer.js';
import { CommittedChanges } from '../kernel/committed-changes.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import { SharedReading } from '../kernel/shared-reading.js';
import type { Process } from '../processes/process.entity.js';
import { type CountedOrganisation, listOrganisations, listPeople, listPresences, type PeopleNumber } from './number-lists.queries.js';
import type { CountedPersonType, PresenceType } from './number.graphql.js';
import { mayReadCountedOrganisations, mayReadCountedPeople } from './number.policy.js';
import { countProcesses, type ProcessFigures } from './numbers.queries.js';

/** While people register by the thousand the numbers change all the time: counting them takes a fifth of one connection at most. */
const RESTS = 4;

@Injectable()
export class NumbersService {
  private readonly figures: SharedReading<Map<string, ProcessFigures>>;

  constructor(
    private readonly em: EntityManager,
    changes: CommittedChanges,
  ) {
    this.figures = new SharedReading(changes, { atOnce: 1, rest: RESTS });
  }

  /** The numbers of processes, by their ids. They are for everybody; see SharedReading for how old they may be. */
  ofProcesses(ids: readonly string[], now: Date): Promise<Map<string, ProcessFigures>> {
    return this.figures.read([...ids].sort().join(), now, () => countProcesses(this.em.fork(), ids));
  }

  /** The people behind a number, by name. @returns null unless the viewer organises the process */
  async peopleBehind(number: PeopleNumber, { id }: Process, page: PageRequest, viewer: Viewer): Promise<Connection<CountedPersonType> | null> {
    if (!mayReadCountedPeople(viewer, id)) return null;
    const list = await listPeople(this.em, number, id, page);
    return { ...list, edges: list.edges.map(({ node }) => ({ node: { ...node, person: personSeenBy(viewer, node.person, true) } })) };
  }

  /** Who was at which held meeting, by name. @returns null unless the viewer organises the process */
  async presencesBehind({ id }: Process, page: PageRequest, viewer: Viewer): Promise<Connection<PresenceType> | null> {
    if (!mayReadCountedPeople(viewer, id)) return null;
    const list = await listPresences(this.em, id, page);
    return { ...list, edges: list.edges.map(({ node }) => ({ node: { ...node, person: personSeenBy(viewer, node.person, true) } })) };
  }

  /** The organisations of the people involved, by name. @returns null unless the viewer organises or reads the process */
  async organisationsBehind({ id }: Process, page: PageRequest, viewer: Viewer): Promise<Connection<CountedOrganisation> | null> {
    return mayReadCountedOrganisations(viewer, id) ? listOrganisations(this.em, id, page) : null;
  }
}
