import type { EntityManager } from '@mikro-orm/postgresql';
import { isOrganiserOf, type Viewer } from '../access/viewer.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { Process } from '../processes/process.entity.js';
import { visibleProcesses } from '../processes/process.policy.js';

/**
 * Finds a process for somebody who wants to change its plan.
 *
 * @throws NotFoundError   also for one that the viewer may not know of
 * @throws ForbiddenError  for whoever does not organise it
 */
export async function processToPlan(em: EntityManager, slug: string, viewer: Viewer): Promise<Process> {
  const process = await em.findOne(Process, { $and: [{ slug }, visibleProcesses(viewer)] });
  if (!process) throw new NotFoundError();
  if (!isOrganiserOf(viewer, process.id)) throw new ForbiddenError();
  return process;
}
