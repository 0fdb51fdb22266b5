import type { EntityManager } from '@mikro-orm/postgresql';
import { loadTogether } from '../kernel/batch-loader.js';
import { Person } from '../people/person.entity.js';
import { type PersonType, personSeenBy } from './person.graphql.js';
import type { GraphqlContext } from './viewer.js';

/** A person by id, or whom they turned out to be, as the viewer may see them, together with all others that the request asks for; null when gone. */
export async function personById(em: EntityManager, context: GraphqlContext, personId: string): Promise<PersonType | null> {
  const person = await loadTogether(context, 'person', personId, async (ids) => {
    const found = await em.find(Person, { id: { $in: ids } });
    const others = await em.find(Person, { id: { $in: found.flatMap(({ mergedIntoId }) => mergedIntoId ?? []) } });
    return new Map(found.map((each) => [each.id, others.find(({ id }) => id === each.mergedIntoId) ?? each]));
  });
  return person ? personSeenBy(context.viewer, person, false) : null;
}
