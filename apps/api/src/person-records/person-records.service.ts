import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { readableProcesses } from './person-record.policy.js';
import { processesOfPerson, type RecordedPerson, recordedPerson, type RecordScope } from './person-records.queries.js';

/** A person's record as far as somebody may read it. */
export type PersonRecord = RecordedPerson & RecordScope & {
  /** Of those that the reader organises, the ones in which the person is known. */
  knownIn: string[];
};

/** The records of people, for the organisers of the processes in which they are known. */
@Injectable()
export class PersonRecordsService {
  constructor(private readonly em: EntityManager) {}

  /** @throws NotFoundError  also for somebody of other processes only */
  async byId(id: string, viewer: Viewer): Promise<PersonRecord> {
    const processIds = readableProcesses(viewer);
    const person = isId(id) && processIds?.length !== 0 ? await recordedPerson(this.em, id) : null;
    if (!person) throw new NotFoundError();
    const scope = { personId: id, processIds };
    const knownIn = await processesOfPerson(this.em, scope);
    if (processIds !== null && knownIn.length === 0) throw new NotFoundError();
    return { ...person, ...scope, knownIn };
  }
}
