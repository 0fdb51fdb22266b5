import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import type { GraphqlContext } from '../access/viewer.js';
import { ownPerson } from './own-person.js';

/** What people see of themselves beyond name and address, so that no form asks for it again; null to everybody else. */
@Resolver(() => PersonType)
export class OwnPersonResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => String, { nullable: true, description: 'Own only.' })
  async telephone(@Parent() person: PersonType, @Context() context: GraphqlContext) {
    return (await ownPerson(this.em, person, context))?.telephone;
  }

  @ResolveField(() => String, { nullable: true, description: 'Own only.' })
  async municipality(@Parent() person: PersonType, @Context() context: GraphqlContext) {
    return (await ownPerson(this.em, person, context))?.municipality;
  }
}
