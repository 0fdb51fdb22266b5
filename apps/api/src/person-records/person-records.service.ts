import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { readableProcesses } from './person-record.policy.js';
import { mergedInto } from './person-merges.queries.js';
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

  /** Of somebody who turned out to be another person, that one's. @throws NotFoundError  also for somebody of other processes only */
  async byId(id: string, viewer: Viewer): Promise<PersonRecord> {
    const record = isId(id) ? await this.find((await mergedInto(this.em, id)) ?? id, viewer) : null;
    if (!record) throw new NotFoundError();
    return record;
  }

  /** Null for nobody, and for somebody of other processes only. */
  async find(personId: string, viewer: Viewer): Promise<PersonRecord | null> {
    const processIds = readableProcesses(viewer);
    const person = processIds?.length === 0 ? null : await recordedPerson(this.em, personId);
    const knownIn = person ? await processesOfPerson(this.em, { personId, processIds }) : [];
    return person && (processIds === null || knownIn.length > 0) ? { ...person, personId, processIds, knownIn } : null;
  }
}
