import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../access/viewer.js';
import { keepLoaded } from '../kernel/batch-loader.js';
import { CommittedChanges } from '../kernel/committed-changes.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { SharedReading } from '../kernel/shared-reading.js';
import { Admission } from '../meetings/admission.entity.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MEETING_OF_REQUEST } from './registration-parts.js';

/**
 * Reads admissions for the answers to people who asked for a seat. The admission queue answers hundreds at once, and
 * they all show the same admission: it is read once for all of them, with its meeting. For showing only, never to change.
 */
@Injectable()
export class AdmissionReader {
  readonly #readings: SharedReading<{ admission: Admission; meeting: Meeting } | null>;

  constructor(
    private readonly em: EntityManager,
    changes: CommittedChanges,
  ) {
    this.#readings = new SharedReading(changes);
  }

  /** @throws NotFoundError */
  async read(id: string, context: GraphqlContext): Promise<Admission> {
    const found = await this.#readings.read(id, context.now, () => this.#read(id));
    if (!found) throw new NotFoundError();
    keepLoaded(context, MEETING_OF_REQUEST, found.meeting.id, found.meeting);
    return found.admission;
  }

  async #read(id: string): Promise<{ admission: Admission; meeting: Meeting } | null> {
    const admission = await this.em.fork({ useContext: false }).findOne(Admission, id, { populate: ['meeting'] });
    return admission && { admission, meeting: admission.meeting };
  }
}
