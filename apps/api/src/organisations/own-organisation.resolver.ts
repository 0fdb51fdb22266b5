import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import type { GraphqlContext } from '../access/viewer.js';
import { ownPerson } from '../people/own-person.js';
import { OrganisationType } from './organisation.graphql.js';

@Resolver(() => PersonType)
export class OwnOrganisationResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => OrganisationType, { nullable: true, description: 'Own only.' })
  async organisation(@Parent() person: PersonType, @Context() context: GraphqlContext) {
    return (await ownPerson(this.em, person, context))?.organisation;
  }
}
