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

/** Looks at a meeting that is about to be edited, under its lock; what it gives is called once the edit is flushed. */
export type MeetingEditHandler = (em: EntityManager, meeting: Meeting, now: Date) => Promise<() => Promise<void>>;

/** Who wants to hear that a meeting was announced or scheduled, or that what it says was edited. */
@Injectable()
export class MeetingChanges {
  readonly #published: MeetingChangeHandler[] = [];
  readonly #editing: MeetingEditHandler[] = [];

  onPublished(handler: MeetingChangeHandler): void {
    this.#published.push(handler);
  }

  async published(em: EntityManager, change: MeetingChange): Promise<void> {
    for (const handler of this.#published) await handler(em, change);
  }

  onEditing(handler: MeetingEditHandler): void {
    this.#editing.push(handler);
  }

  /** To be called before the edit. @returns what to call after it */
  async editing(em: EntityManager, meeting: Meeting, now: Date): Promise<() => Promise<void>> {
    const edited: (() => Promise<void>)[] = [];
    for (const handler of this.#editing) edited.push(await handler(em, meeting, now));
    return async () => {
      for (const tell of edited) await tell();
    };
  }
}
