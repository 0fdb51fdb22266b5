import type { EntityClass } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import type { Milestone } from './milestone.entity.js';
import type { Phase } from './phase.entity.js';
import type { Process } from './process.entity.js';
import type { StakeholderCategory } from './stakeholder-category.entity.js';
import type { Track } from './track.entity.js';

type Child = Track | Phase | Milestone | StakeholderCategory;

/** What belongs to a process and has an order in it, for all processes of a list in one statement. */
export async function childrenOf<Entity extends Child>(
  em: EntityManager,
  context: object,
  entity: EntityClass<Entity>,
  process: Process,
): Promise<Child[]> {
  const found = await loadTogether(context, `process.${entity.name}`, process.id, async (ids) => {
    const rows: Child[] = await em.find(entity as EntityClass<Track>, { process: { id: { $in: ids } } }, { orderBy: { position: 'asc' } });
    return Map.groupBy(rows, (row) => row.process.id);
  });
  return found ?? [];
}
