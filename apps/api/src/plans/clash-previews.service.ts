import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import type { RescheduleMeetingInput } from '../invitations/notice.graphql.js';
import { MeetingMovesService } from '../invitations/meeting-moves.service.js';
import { isId } from '../kernel/ids.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { rehearsable } from '../kernel/rehearsal.js';
import { refusalOf } from '../meetings/database-refusal.js';
import type { CreateMeetingInput } from '../meetings/meeting.graphql.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { MeetingClashes } from './meeting-clashes.js';

/** What a meeting would clash with, without the meeting itself, which is not there. */
export interface ClashPreview {
  words: string[];
}

/** Clashes before anything is saved: the change is made, looked at, and undone. */
@Injectable()
export class ClashPreviewsService {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: MeetingsService,
    private readonly moves: MeetingMovesService,
    private readonly office: RegistrationOffice,
    private readonly clashes: MeetingClashes,
  ) {}

  /** @throws what {@link MeetingsService.create} throws */
  async ofNew(input: CreateMeetingInput, viewer: Viewer, now: Date): Promise<ClashPreview> {
    signedIn(viewer);
    return seen((undo) =>
      this.em.transactional(async (em) => {
        const meeting = await this.meetings.create(input, viewer, now);
        const found = await this.clashes.of(em, [meeting], viewer);
        return undo({ words: found.map(({ message }) => message) });
      }),
    );
  }

  /** The seats are locked meanwhile. @throws what moving throws, ROOM_TAKEN too, since that would be refused */
  async ofMoved(input: RescheduleMeetingInput, viewer: Viewer, now: Date): Promise<ClashPreview> {
    signedIn(viewer);
    if (!isId(input.meetingId)) throw new NotFoundError();
    return seen((undo) =>
      this.office.underLocks([input.meetingId], async (em) => {
        const { meeting } = await this.moves.rescheduleUnderLock(em, { ...input, notify: 'NONE' }, viewer, now);
        const found = await this.clashes.of(em, [meeting], viewer);
        return undo({ words: found.map(({ message }) => message) });
      }),
    );
  }
}

async function seen(trying: (undo: (preview: ClashPreview) => never) => Promise<ClashPreview>): Promise<ClashPreview> {
  try {
    return await rehearsable(trying);
  } catch (error) {
    throw refusalOf(error);
  }
}
