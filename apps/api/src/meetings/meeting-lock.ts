import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../access/viewer.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { isId } from '../kernel/ids.js';
import { Meeting } from './meeting.entity.js';
import { mayPlanMeeting, visibleMeetings } from './meeting.policy.js';

/**
 * Finds a meeting for somebody who wants to change it, locks its row until the transaction ends, and reads it as it is
 * under the lock.
 *
 * @throws NotFoundError   also for one that the viewer may not know of
 * @throws ForbiddenError  for whoever may not plan it
 */
export async function lockMeetingToPlan(em: EntityManager, id: string, viewer: Viewer): Promise<Meeting> {
  const meeting = isId(id) ? await em.findOne(Meeting, { $and: [{ id }, visibleMeetings(viewer)] }) : null;
  if (!meeting) throw new NotFoundError();
  if (!mayPlanMeeting(viewer, meeting)) throw new ForbiddenError();
  await em.execute('select 1 from meeting where id = ? for no key update', [id]);
  return em.refreshOrFail(meeting);
}
