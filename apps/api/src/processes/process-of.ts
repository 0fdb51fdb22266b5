import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import type { Viewer } from '../access/viewer.js';
import { ForbiddenError, NotFoundError } from '../kernel/graphql-errors.js';
import { Process } from './process.entity.js';
import { mayKeepCategories } from './process.policy.js';

/** The process that something belongs to; it exists, since a foreign key says so. */
export async function processOf(em: EntityManager, context: object, processId: string): Promise<Process> {
  const process = await loadTogether(context, 'process', processId, async (ids) => {
    const found = await em.find(Process, { id: { $in: ids } });
    return new Map(found.map((each) => [each.id, each]));
  });
  if (!process) throw new Error(`Process ${processId} is gone.`);
  return process;
}

/** The process whose categories and organisations somebody keeps. @throws NotFoundError, ForbiddenError */
export async function processToKeep(em: EntityManager, slug: string, by: Viewer): Promise<Process> {
  const process = await em.findOne(Process, { slug });
  if (!process) throw new NotFoundError();
  if (!mayKeepCategories(by, process.id)) throw process.published ? new ForbiddenError() : new NotFoundError();
  return process;
}
