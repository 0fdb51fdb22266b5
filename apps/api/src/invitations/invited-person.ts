import type { EntityManager } from '@mikro-orm/postgresql';
import { personSeenBy, type PersonType } from '../access/person.graphql.js';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { Person } from '../people/person.entity.js';

/** A person on a list that only staff of the meeting can see, with the address; null once erased. */
export function personForStaff(em: EntityManager, context: GraphqlContext, id: string): Promise<PersonType | null> {
  return seenPerson(em, context, id, true);
}

/** Somebody behind a link in a mail: whoever has the link knows no more of them than the name. */
export function personBehindLink(em: EntityManager, context: GraphqlContext, id: string): Promise<PersonType | null> {
  return seenPerson(em, context, id, false);
}

async function seenPerson(em: EntityManager, context: GraphqlContext, id: string, byStaff: boolean): Promise<PersonType | null> {
  const person = await loadTogether(context, 'invitation.person', id, async (ids) => {
    const found = await em.find(Person, { id: { $in: ids }, erasedAt: null });
    return new Map(found.map((each) => [each.id, each]));
  });
  return person ? personSeenBy(context.viewer, person, byStaff) : null;
}
