import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import { Process } from './process.entity.js';

/** The process that something belongs to; it exists, since a foreign key says so. */
export async function processOf(em: EntityManager, context: object, processId: string): Promise<Process> {
  const process = await loadTogether(context, 'process', processId, async (ids) => {
    const found = await em.find(Process, { id: { $in: ids } });
    return new Map(found.map((each) => [each.id, each]));
  });
  if (!process) throw new Error(`Process ${processId} is gone.`);
  return process;
}
