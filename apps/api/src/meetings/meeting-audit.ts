import type { EntityManager } from '@mikro-orm/postgresql';
import type { SignedIn } from '../access/current-viewer.js';
import { recordAudit } from '../kernel/audit.js';
import type { Meeting } from './meeting.entity.js';

/**
 * Writes to the log, in the caller's transaction, what somebody did to a meeting.
 *
 * @param action   as "meeting.moved"
 * @param details  before and after; never names, addresses or needs of people
 */
export function recordMeetingAudit(em: EntityManager, action: string, meeting: Meeting, by: SignedIn, at: Date, details: Record<string, unknown>): Promise<void> {
  const subject = { subjectType: 'meeting', subjectId: meeting.id, processId: meeting.process.id };
  return recordAudit(em, { at, personId: by.person.id, action, ...subject, details, requestId: by.requestId });
}
