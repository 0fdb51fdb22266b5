import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { Clock } from '../kernel/clock.js';
import { DatabaseChanges } from '../kernel/database-changes.js';
import { faultForLog } from '../kernel/error-log.js';
import { isId } from '../kernel/ids.js';
import { LiveReadings } from '../kernel/live-readings.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { admissionState, isWaitingListOpen, meetingWindow, registrationState, seatsForNewcomers } from '../registrations/registration-rules.js';
import { maySeeRoster } from '../registrations/registration.policy.js';
import { SeatsLeft } from '../registrations/seats-left.js';
import { countAttendanceByDay, countRegistrations } from './meeting-counts.queries.js';

/** What is to be seen of a meeting at one moment, as JSON. */
export interface MeetingNow {
  /** For everybody; null while it is for its staff only. */
  open: object | null;
  /** For its staff: the same and more. */
  staff: object;
}

const nobody: Viewer = { person: null, sessionId: null, roles: [], locale: 'it', address: '', requestId: '' };

/** The seats, registrations and attendance of meetings while they change. */
@Injectable()
export class LiveMeetingsService {
  readonly #readings: LiveReadings<MeetingNow | null>;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly seatsLeft: SeatsLeft,
    changes: DatabaseChanges,
  ) {
    const log = new Logger('live meetings');
    this.#readings = new LiveReadings({ changes, topic: 'meeting', read: (id) => this.#read(id), onFault: (fault) => log.warn(faultForLog(fault)) });
  }

  /** What the viewer may follow of a meeting; null: nothing, as of a draft that is none of theirs. */
  async viewOf(id: string, viewer: Viewer): Promise<keyof MeetingNow | null> {
    if (!isId(id)) return null;
    const meeting = await this.em.fork({ useContext: false }).findOne(Meeting, { $and: [{ id }, visibleMeetings(viewer)] });
    if (!meeting) return null;
    return maySeeRoster(viewer, meeting) ? 'staff' : 'open';
  }

  /**
   * Tells how the meeting is, and again after every change, in whichever server process; at most once a second.
   *
   * @param tell  gets null once there is no such meeting any more
   * @returns ends it
   */
  follow(id: string, tell: (now: MeetingNow | null) => void): () => void {
    return this.#readings.follow(id, tell);
  }

  async #read(id: string): Promise<MeetingNow | null> {
    const em = this.em.fork({ useContext: false });
    const [meeting, isOpen, admissions, registrations, attendance] = await Promise.all([
      em.findOne(Meeting, { id }),
      em.fork().count(Meeting, { $and: [{ id }, visibleMeetings(nobody)] }),
      this.seatsLeft.now(id),
      countRegistrations(em, id),
      countAttendanceByDay(em, id),
    ]);
    if (!meeting) return null;
    const now = this.clock.now();
    const window = meetingWindow(meeting);
    const counted = admissions.map((admission) => ({ ...admission, count: admission, forYou: admission.audience === 'PUBLIC' }));
    const open = {
      meetingId: id,
      status: meeting.status,
      registrationState: registrationState(window, counted, null, now),
      admissions: counted.map((admission) => ({
        admissionId: admission.id,
        state: admissionState(window, { ...admission, forYou: true }, now),
        seats: admission.seats,
        seatsLeft: seatsForNewcomers(admission),
        waiting: admission.waiting,
        waitingListOpen: isWaitingListOpen(window, admission, now),
      })),
    };
    const seatsTaken = Object.fromEntries(admissions.map((admission) => [admission.id, admission.taken]));
    const seatsKept = Object.fromEntries(admissions.map((admission) => [admission.id, admission.kept]));
    return { open: isOpen > 0 ? open : null, staff: { ...open, seatsTaken, seatsKept, registrations, attendance } };
  }
}
