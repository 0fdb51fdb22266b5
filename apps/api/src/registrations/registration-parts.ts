import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import { NotFoundError } from '../kernel/graphql-errors.js';
import { Admission } from '../meetings/admission.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';

/** The meeting of a registration, for all registrations of a request in one statement. */
export async function meetingById(em: EntityManager, context: object, id: string): Promise<Meeting> {
  const meeting = await loadTogether(context, 'registration.meeting', id, async (ids) => {
    const found = await em.find(Meeting, { id: { $in: ids } });
    return new Map(found.map((each) => [each.id, each]));
  });
  if (!meeting) throw new NotFoundError();
  return meeting;
}

export async function admissionById(em: EntityManager, context: object, id: string): Promise<Admission> {
  const admission = await loadTogether(context, 'registration.admission', id, async (ids) => {
    const found = await em.find(Admission, { id: { $in: ids } });
    return new Map(found.map((each) => [each.id, each]));
  });
  if (!admission) throw new NotFoundError();
  return admission;
}
