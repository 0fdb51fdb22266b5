import type { EntityManager } from '@mikro-orm/postgresql';
import type { PersonType } from '../access/person.graphql.js';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { Person } from './person.entity.js';

/** A person with everything that is known of them, if it is the viewer themselves; null for everybody else. */
export async function ownPerson(em: EntityManager, person: PersonType, context: GraphqlContext): Promise<Person | null> {
  if (context.viewer.person?.id !== person.id) return null;
  const own = await loadTogether(context, 'own-person', person.id, async (ids) => {
    const found = await em.find(Person, { id: { $in: ids } }, { populate: ['organisation'] });
    return new Map(found.map((each) => [each.id, each]));
  });
  return own ?? null;
}
