import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { addDays, isWallTime, parseEdtf } from '@percorso/time';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { MeetingMovesService } from '../invitations/meeting-moves.service.js';
import { askedAgain, type Notice, type NoticeTotal, totalsOf } from '../invitations/notice-plan.js';
import { DomainError, InvalidError } from '../kernel/domain-error.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { rehearsable } from '../kernel/rehearsal.js';
import { refusalOf } from '../meetings/database-refusal.js';
import { MeetingDay } from '../meetings/meeting-day.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { RegistrationOffice } from '../registrations/registration-office.js';
import { daysBetween } from './date-shift.js';
import { type Clash, MeetingClashes } from './meeting-clashes.js';
import type { MoveFollowingInput } from './series-planning.graphql.js';

export interface MovedMeeting {
  meeting: Meeting;
  /** Wall time of its first day, as it is to be. */
  starts: string;
  ends: string;
  noticeTotals: NoticeTotal[];
  clashes: Clash[];
}

export interface MovedFollowing {
  moved: MovedMeeting[];
  noticeTotals: NoticeTotal[];
  /** How many people are asked again whether they come; who is in several of the meetings counts once for each. */
  answersAskedAgain: number;
}

/** Moving a meeting together with those that follow it. */
@Injectable()
export class FollowingMeetingsService {
  constructor(
    private readonly em: EntityManager,
    private readonly office: RegistrationOffice,
    private readonly moves: MeetingMovesService,
    private readonly clashes: MeetingClashes,
  ) {}

  /**
   * Moves a meeting to another day, and all of its series that come after it and are neither cancelled nor closed by as
   * many days: all of them, or none. Each person is told of each meeting once, since a calendar takes one event a mail.
   * The last is moved first when they go to later days, so that none runs into the next one's room.
   *
   * @throws InvalidError  at day, starts or ends; for a meeting without hours at meetingId
   * @throws DomainError   as {@link MeetingMovesService.reschedule}
   */
  async move(input: MoveFollowingInput, viewer: Viewer, now: Date): Promise<MovedFollowing> {
    const days = await this.#daysToMove(input, viewer);
    const following = await this.#following(input, viewer, days);
    const result = await rehearsable<MovedFollowing>((undo) =>
      this.office.underLocks(following.map(({ meeting }) => meeting.id), async (em) => {
        const moved: MovedMeeting[] = [];
        const notices: Notice[] = [];
        for (const { meeting, days: own } of following) {
          const shifted = own.map(({ starts, ends }) => ({
            starts: `${addDays(starts.slice(0, 10), days)}T${input.starts || starts.slice(11)}`,
            ends: `${addDays(ends.slice(0, 10), days)}T${input.ends || ends.slice(11)}`,
          }));
          const [first] = shifted;
          if (!first) continue;
          const told = await this.moves.rescheduleUnderLock(
            em,
            { meetingId: meeting.id, startsAt: first.starts, endsAt: first.ends, ...(shifted.length > 1 ? { days: shifted } : {}), reason: input.reason ?? null, notify: input.notify },
            viewer,
            now,
          );
          notices.push(...told.notices);
          moved.push({ meeting: told.meeting, starts: first.starts, ends: first.ends, noticeTotals: totalsOf(told.notices), clashes: [] });
        }
        const clashes = await this.clashes.of(em, moved.map(({ meeting }) => meeting), viewer);
        for (const each of moved) each.clashes = clashes.filter((clash) => clash.meeting.id === each.meeting.id);
        const all = { moved: moved.toSorted((a, b) => a.starts.localeCompare(b.starts)), noticeTotals: totalsOf(notices), answersAskedAgain: askedAgain(notices) };
        if (input.dryRun) undo(all);
        return all;
      }),
    ).catch((error: unknown) => {
      throw atField(refusalOf(error), input);
    });
    return this.#asStored(result);
  }

  async #daysToMove({ meetingId, day, starts, ends }: MoveFollowingInput, viewer: Viewer): Promise<number> {
    signedIn(viewer);
    if (parseEdtf(day)?.precision !== 'day') throw new InvalidError('invalid.day', ['day']);
    for (const [field, hour] of [['starts', starts], ['ends', ends]] as const) {
      if (hour && !isWallTime(`2000-01-01T${hour}`)) throw new InvalidError('invalid.hour', [field]);
    }
    const meeting = isId(meetingId) ? await this.em.findOne(Meeting, { $and: [{ id: meetingId }, visibleMeetings(viewer)] }) : null;
    if (!meeting) throw new NotFoundError();
    if (!meeting.startsAt || !meeting.earliest) throw new InvalidError('invalid.hoursNeeded', ['meetingId']);
    return daysBetween(meeting.earliest, day);
  }

  /** The meeting and those after it in its series, those that must make room first. */
  async #following({ meetingId }: MoveFollowingInput, viewer: Viewer, days: number): Promise<{ meeting: Meeting; days: { starts: string; ends: string }[] }[]> {
    const first = await this.em.findOneOrFail(Meeting, { id: meetingId }, { populate: ['session'] });
    const meetings = await this.em.find(
      Meeting,
      {
        $and: [
          visibleMeetings(viewer),
          first.session
            ? { session: { series: { id: first.session.series.id } }, startsAt: { $gte: first.startsAt }, status: { $nin: ['CANCELLED', 'CLOSED'] } }
            : { id: meetingId },
        ],
      },
      { orderBy: { startsAt: days > 0 ? 'desc' : 'asc' } },
    );
    const known = await this.em.find(MeetingDay, { meeting: { id: { $in: meetings.map(({ id }) => id) } } }, { orderBy: { position: 'asc' } });
    return meetings.map((meeting) => ({
      meeting,
      days: known.flatMap(({ meeting: { id }, starts, ends }) => (id === meeting.id && starts && ends ? [{ starts, ends }] : [])),
    }));
  }

  /** With the meetings as they are stored now; after a dry run, as they were. */
  async #asStored({ moved, ...told }: MovedFollowing): Promise<MovedFollowing> {
    const meetings = await this.em.find(Meeting, { id: { $in: moved.map(({ meeting }) => meeting.id) } }, { refresh: true });
    const stored = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    return { moved: moved.map((each) => ({ ...each, meeting: stored.get(each.meeting.id) ?? each.meeting })), ...told };
  }
}

/** The field of this form that a meeting's own form calls otherwise: the hours, or the day where none were given. */
function atField(error: unknown, input: MoveFollowingInput): unknown {
  const [hour] = /^(?:starts|ends)/.exec(error instanceof DomainError ? (error.path?.at(-1) ?? '') : '') ?? [];
  if (!(error instanceof DomainError) || hour === undefined) return error;
  return error.at([input[hour === 'starts' ? 'starts' : 'ends'] ? hour : 'day']);
}
