import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Meeting, MeetingStatus } from './meeting.entity.js';

/** A meeting whose status has just been changed; its row is locked, the change is flushed. */
export interface MeetingChange {
  meeting: Meeting;
  /** The status before. */
  before: MeetingStatus;
  /** Who did it. */
  personId: string;
  now: Date;
}

/** Works in the transaction of the change: both hold, or neither. */
export type MeetingChangeHandler = (em: EntityManager, change: MeetingChange) => Promise<void>;

/** Who wants to hear that a meeting was announced or scheduled. */
@Injectable()
export class MeetingChanges {
  readonly #published: MeetingChangeHandler[] = [];

  onPublished(handler: MeetingChangeHandler): void {
    this.#published.push(handler);
  }

  async published(em: EntityManager, change: MeetingChange): Promise<void> {
    for (const handler of this.#published) await handler(em, change);
  }
}
