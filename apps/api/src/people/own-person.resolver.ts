import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { OrganisationType } from '../organisations/organisation.graphql.js';
import { Person } from './person.entity.js';

/** What a person sees of themselves beyond name and address, so that no form asks for it again; null to everybody else. */
@Resolver(() => PersonType)
export class OwnPersonResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => String, { nullable: true, description: 'Own only.' })
  async telephone(@Parent() person: PersonType, @Context() context: GraphqlContext) {
    return (await this.#own(person, context))?.telephone;
  }

  @ResolveField(() => String, { nullable: true, description: 'Own only.' })
  async municipality(@Parent() person: PersonType, @Context() context: GraphqlContext) {
    return (await this.#own(person, context))?.municipality;
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Own only.' })
  async organisation(@Parent() person: PersonType, @Context() context: GraphqlContext) {
    return (await this.#own(person, context))?.organisation;
  }

  async #own(person: PersonType, context: GraphqlContext): Promise<Person | null> {
    if (context.viewer.person?.id !== person.id) return null;
    const own = await loadTogether(context, 'own-person', person.id, async (ids) => {
      const found = await this.em.find(Person, { id: { $in: ids } }, { populate: ['organisation'] });
      return new Map(found.map((each) => [each.id, each]));
    });
    return own ?? null;
  }
}
