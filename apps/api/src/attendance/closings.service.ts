import { dayAt } from '@percorso/time';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { type SignedIn, signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { SETTINGS, type Settings } from '../kernel/settings.js';
import { recordMeetingAudit } from '../meetings/meeting-audit.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayPlanMeeting, mayRunMeeting, visibleMeetings } from '../meetings/meeting.policy.js';

const MOST_PEOPLE = 1_000_000;

/** What makes a meeting count as held. */
@Injectable()
export class ClosingsService {
  constructor(
    private readonly em: EntityManager,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'demonstration'>,
  ) {}

  /**
   * Closes a meeting that has started, or in the demonstration, where attendance is taken at any time, any: its
   * attendance and its numbers are final. By whoever runs it; logged. The row is locked, so that nobody records
   * attendance at the same time.
   *
   * @throws DomainError  MEETING_CLOSED, MEETING_CANCELLED, MEETING_NOT_PUBLISHED; TOO_EARLY before its start
   */
  close(meetingId: string, viewer: Viewer, now: Date): Promise<Meeting> {
    return this.#change(meetingId, viewer, mayRunMeeting, async (em, meeting, by) => {
      mustBePlanned(meeting);
      if (!this.settings.demonstration && !hasStarted(meeting, now)) throw new DomainError('TOO_EARLY', {}, ['meetingId'], 'invalid.notStarted');
      meeting.status = 'CLOSED';
      meeting.closedAt = now;
      await em.flush();
      await recordMeetingAudit(em, 'meeting.closed', meeting, by, now, { headCount: meeting.headCount ?? null });
    });
  }

  /**
   * Opens a closed meeting again, to correct its attendance or its numbers. By its organisers; logged.
   *
   * @throws InvalidError  when it is not closed
   */
  reopen(meetingId: string, viewer: Viewer, now: Date): Promise<Meeting> {
    return this.#change(meetingId, viewer, mayPlanMeeting, async (em, meeting, by) => {
      if (meeting.status !== 'CLOSED') throw new InvalidError('invalid.status', ['meetingId']);
      const closedAt = meeting.closedAt ?? null;
      meeting.status = 'SCHEDULED';
      meeting.closedAt = null;
      await em.flush();
      await recordMeetingAudit(em, 'meeting.reopened', meeting, by, now, { closedAt });
    });
  }

  /**
   * Notes how many people were counted without their names, before the meeting is closed. Null: nobody counted.
   *
   * @throws DomainError  as for closing; INVALID for a number below 0
   */
  setHeadCount(meetingId: string, headCount: number | null, viewer: Viewer, now: Date): Promise<Meeting> {
    if (headCount !== null && (headCount < 0 || headCount > MOST_PEOPLE)) throw new InvalidError('invalid.headCount', ['headCount']);
    return this.#change(meetingId, viewer, mayRunMeeting, async (em, meeting, by) => {
      mustBePlanned(meeting);
      const before = meeting.headCount ?? null;
      meeting.headCount = headCount;
      await em.flush();
      await recordMeetingAudit(em, 'meeting.head-count-set', meeting, by, now, { before, after: headCount });
    });
  }

  async #change(
    id: string,
    viewer: Viewer,
    may: (viewer: Viewer, meeting: Meeting) => boolean,
    change: (em: EntityManager, meeting: Meeting, by: SignedIn) => Promise<void>,
  ): Promise<Meeting> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const known = isId(id) ? await em.findOne(Meeting, { $and: [{ id }, visibleMeetings(viewer)] }) : null;
      if (!known) throw new NotFoundError();
      if (!may(viewer, known)) throw new ForbiddenError();
      await em.execute('select from meeting where id = ? for no key update', [id]);
      const meeting = await em.refreshOrFail(known);
      await change(em, meeting, by);
      return meeting;
    });
  }
}

function mustBePlanned({ status }: Meeting): void {
  if (status === 'CLOSED') throw new DomainError('MEETING_CLOSED');
  if (status === 'CANCELLED') throw new DomainError('MEETING_CANCELLED');
  if (status !== 'SCHEDULED') throw new DomainError('MEETING_NOT_PUBLISHED');
}

/** A meeting without an hour has started on the first day that it can mean, in its own zone. */
function hasStarted({ startsAt, earliest, timezone }: Meeting, now: Date): boolean {
  if (startsAt) return startsAt <= now;
  return earliest == null || earliest <= dayAt(now, timezone);
}
