import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import { Organisation } from './organisation.entity.js';

/** The organisation of an id, for everything in a request that asks for one in one statement. */
export function organisationOf(em: EntityManager, context: object, id: string): Promise<Organisation | undefined> {
  return loadTogether(context, 'organisation', id, async (ids) => {
    const found = await em.find(Organisation, { id: { $in: ids } });
    return new Map(found.map((organisation) => [organisation.id, organisation]));
  });
}
