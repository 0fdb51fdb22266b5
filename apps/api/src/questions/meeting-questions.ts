import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CommittedChanges } from '../kernel/committed-changes.js';
import { SharedReading } from '../kernel/shared-reading.js';
import { formsOfMeetings, type MeetingForm } from './questions.queries.js';

const NOTHING: MeetingForm = { questions: [], editableUntil: null };

/**
 * What is asked for a meeting, for whoever answers: read once for all who register at about the same time. What this
 * process has changed is in it at once, what another one has changed after a second at most.
 */
@Injectable()
export class MeetingQuestions {
  readonly #reading: SharedReading<MeetingForm>;

  constructor(
    private readonly em: EntityManager,
    changes: CommittedChanges,
  ) {
    this.#reading = new SharedReading(changes);
  }

  of(meetingId: string, now: Date): Promise<MeetingForm> {
    return this.#reading.read(meetingId, now, async () => (await formsOfMeetings(this.em.fork({ useContext: false }), [meetingId])).get(meetingId) ?? NOTHING);
  }
}
