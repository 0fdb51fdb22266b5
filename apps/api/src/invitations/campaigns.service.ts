import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { DatabaseChanges } from '../kernel/database-changes.js';
import { faultForLog } from '../kernel/error-log.js';
import { isId } from '../kernel/ids.js';
import { LiveReadings } from '../kernel/live-readings.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayRunMeeting, visibleMeetings } from '../meetings/meeting.policy.js';
import { type CampaignNow, countCampaign, meetingOfCampaign } from './campaigns.queries.js';

/** The mails of one act of inviting, on their way. */
@Injectable()
export class CampaignsService {
  readonly #readings: LiveReadings<CampaignNow | null>;

  constructor(
    private readonly em: EntityManager,
    changes: DatabaseChanges,
  ) {
    const log = new Logger('campaigns');
    this.#readings = new LiveReadings({
      changes,
      topic: 'campaign',
      read: (id) => this.now(id),
      onFault: (fault) => log.warn(faultForLog(fault)),
    });
  }

  /** Whether the viewer may follow it: whoever may read the mails of its meeting. */
  async mayFollow(id: string, viewer: Viewer): Promise<boolean> {
    if (!isId(id)) return false;
    const em = this.em.fork({ useContext: false });
    const meetingId = await meetingOfCampaign(em, id);
    if (meetingId === null) return false;
    const meeting = await em.findOne(Meeting, { $and: [{ id: meetingId }, visibleMeetings(viewer)] });
    return meeting !== null && mayRunMeeting(viewer, meeting);
  }

  /** Null for an unknown campaign. */
  now(id: string): Promise<CampaignNow | null> {
    return countCampaign(this.em.fork({ useContext: false }), id);
  }

  /**
   * Tells how many mails are where, and again after every change; at most once a second.
   *
   * @returns ends it
   */
  follow(id: string, tell: (now: CampaignNow | null) => void): () => void {
    return this.#readings.follow(id, tell);
  }
}
