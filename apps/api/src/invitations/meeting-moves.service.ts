import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError, StaleError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { rehearsable } from '../kernel/rehearsal.js';
import { optionalText } from '../kernel/text-input.js';
import { recordMeetingAudit } from '../meetings/meeting-audit.js';
import { refusalOf } from '../meetings/database-refusal.js';
import { lockMeetingToPlan } from '../meetings/meeting-lock.js';
import { Meeting, type MeetingStatus } from '../meetings/meeting.entity.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { MeetingNotices, type Telling } from './meeting-notices.js';
import { planRescheduling, reschedule } from './meeting-rescheduling.js';
import type { CancelMeetingInput, RescheduleMeetingInput } from './notice.graphql.js';
import type { Notice } from './notice-plan.js';

/** A meeting after a change, and who was told what. */
export interface ToldChange {
  meeting: Meeting;
  notices: Notice[];
}

/** Ends a rehearsal with what would be told, before the mails are written. */
type Undo = (notices: Notice[]) => never;

const LONGEST_REASON = 2_000;

/** Moving and cancelling meetings, and telling everybody whom it concerns in the same transaction. */
@Injectable()
export class MeetingMovesService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
    private readonly notices: MeetingNotices,
  ) {}

  /**
   * Moves a meeting in time, in space, or both. The seats and the row are locked. A draft moves without telling anybody.
   *
   * @throws DomainError  STALE, ROOM_TAKEN, MEETING_CANCELLED, MEETING_CLOSED; INVALID and what `scheduleOf` throws, at the field
   */
  async reschedule(input: RescheduleMeetingInput, viewer: Viewer, now: Date): Promise<ToldChange> {
    signedIn(viewer);
    return this.#change(input, viewer, (em, meeting, undo) => this.#move(em, meeting, input, viewer, now, undo));
  }

  /**
   * The same in the caller's transaction, which holds the lock of the meeting's seats already; the caller undoes it for a rehearsal.
   *
   * @throws what {@link reschedule} throws, but for ROOM_TAKEN, which the caller's `refusalOf` makes
   */
  async rescheduleUnderLock(em: EntityManager, input: RescheduleMeetingInput, viewer: Viewer, now: Date): Promise<ToldChange> {
    const meeting = await lockMeetingToPlan(em, input.meetingId, viewer);
    return { meeting, notices: await this.#move(em, meeting, input, viewer, now) };
  }

  async #move(em: EntityManager, meeting: Meeting, input: RescheduleMeetingInput, viewer: Viewer, now: Date, undo?: Undo): Promise<Notice[]> {
    const by = signedIn(viewer);
    const telling: Telling = { notify: input.notify, reason: optionalText(input.reason, LONGEST_REASON, ['reason']), now };
    refuseUnlessOpen(meeting.status);
    if (input.version != null && input.version !== meeting.version) throw new StaleError({ meeting });
    const known = await this.notices.snapshot(em, meeting.id);
    const before = { date: meeting.date, startsAt: meeting.startsAt, endsAt: meeting.endsAt, venueId: meeting.venue?.id, roomId: meeting.room?.id };
    const plan = await planRescheduling(em, meeting, input, viewer.locale);
    if (plan.droppedFrom !== null) await this.notices.tellOfDroppedDays(em, meeting, plan.droppedFrom, known, telling);
    await reschedule(em, meeting, plan, now);
    await this.notices.raiseSequence(em, meeting.id, known);
    const notices = await this.notices.planMove(em, meeting, known, input.notify);
    if (input.dryRun) undo?.(notices);
    await this.notices.tellOfMove(em, meeting, notices, telling);
    const after = { date: meeting.date, startsAt: meeting.startsAt, endsAt: meeting.endsAt, venueId: meeting.venue?.id, roomId: meeting.room?.id };
    await recordMeetingAudit(em, 'meeting.moved', meeting, by, now, { before, after, notify: input.notify });
    return notices;
  }

  /**
   * Cancels a meeting: its room is free again, and whoever has it in the calendar gets it taken out. What people did
   * stays as history.
   *
   * @throws DomainError  MEETING_CANCELLED, MEETING_CLOSED
   */
  async cancel(input: CancelMeetingInput, viewer: Viewer, now: Date): Promise<ToldChange> {
    const by = signedIn(viewer);
    const reason = optionalText(input.reason, LONGEST_REASON, ['reason']);
    return this.#change(input, viewer, async (em, meeting, undo) => {
      refuseUnlessOpen(meeting.status);
      const notices = await this.notices.planCancellation(em, meeting, input.notify);
      if (input.dryRun) undo(notices);
      const before = meeting.status;
      em.assign(meeting, { status: 'CANCELLED', cancellationReason: reason, calendarSequence: meeting.calendarSequence + 1, updatedAt: now });
      await em.flush();
      await this.notices.tellOfCancellation(em, meeting, notices, { notify: input.notify, reason, now });
      await recordMeetingAudit(em, 'meeting.cancelled', meeting, by, now, { before, notify: input.notify });
      return notices;
    });
  }

  /** Lets go the notices of a meeting that were held. @returns who was told what */
  async release(meetingId: string, viewer: Viewer, now: Date): Promise<ToldChange> {
    const by = signedIn(viewer);
    return this.#change({ meetingId }, viewer, async (em, meeting) => {
      const notices = await this.notices.release(em, meeting, now);
      await recordMeetingAudit(em, 'meeting.noticesReleased', meeting, by, now, { people: notices.length });
      return notices;
    });
  }

  /** Gives up the notices of a meeting that were held: nobody is told. */
  async discard(meetingId: string, viewer: Viewer, now: Date): Promise<ToldChange> {
    const by = signedIn(viewer);
    return this.#change({ meetingId }, viewer, async (em, meeting) => {
      await this.notices.discard(em, meeting);
      await recordMeetingAudit(em, 'meeting.noticesDiscarded', meeting, by, now, {});
      return [];
    });
  }

  /** Runs a change under the locks of the seats and of the meeting, in this order. */
  async #change({ meetingId }: { meetingId: string }, viewer: Viewer, change: (em: EntityManager, meeting: Meeting, undo: Undo) => Promise<Notice[]>): Promise<ToldChange> {
    if (!isId(meetingId)) throw new NotFoundError();
    const notices = await rehearsable<Notice[]>((undo) =>
      this.office.underLock(meetingId, async (em) => change(em, await lockMeetingToPlan(em, meetingId, viewer), undo)),
    ).catch((error: unknown) => {
      throw refusalOf(error);
    });
    return { meeting: await this.em.findOneOrFail(Meeting, { id: meetingId }, { refresh: true }), notices };
  }
}

function refuseUnlessOpen(status: MeetingStatus): void {
  if (status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
  if (status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
}
