import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { InvalidError } from '../kernel/domain-error.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { releaseMails } from '../mail/mails.queries.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { mayPlanMeeting, visibleMeetings } from '../meetings/meeting.policy.js';
import { type MeetingMailRow, readMeetingMail } from './meeting-mails.queries.js';

/** The mails about a meeting, for its staff. */
@Injectable()
export class MeetingMailsService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Sends a mail again that failed, waits for another try, or has an unknown outcome; with the same bytes. What is
   * held is let go by releasing the meeting's notices.
   *
   * @throws InvalidError  for a mail in another state
   */
  async retry(mailId: string, viewer: Viewer, now: Date): Promise<MeetingMailRow> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const mail = isId(mailId) ? await readMeetingMail(em, mailId) : null;
      const meeting = mail && (await em.findOne(Meeting, { $and: [{ id: mail.meetingId }, visibleMeetings(viewer)] }));
      if (!mail || !meeting) throw new NotFoundError();
      if (!mayPlanMeeting(viewer, meeting)) throw new ForbiddenError();
      if (mail.state === 'HELD' || (await releaseMails(em, [mailId], now)).length === 0) throw new InvalidError('invalid.status', ['mailId']);
      await recordAudit(em, {
        at: now,
        personId: by.person.id,
        action: 'mail.retried',
        subjectType: 'mail',
        subjectId: mailId,
        processId: meeting.process.id,
        details: { kind: mail.kind, before: mail.state },
        requestId: by.requestId,
      });
      return { ...mail, state: 'READY' };
    });
  }
}
