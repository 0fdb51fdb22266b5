import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { OrganisationType } from './organisation.graphql.js';
import { OrganisationsService } from './organisations.service.js';

@Resolver(() => OrganisationType)
export class OrganisationsResolver {
  constructor(private readonly organisations: OrganisationsService) {}

  @Query(() => [OrganisationType], { name: 'organisations', description: 'Suggestions for a name that is being typed.' })
  suggest(
    @Args('text', { type: () => String }) text: string,
    @Args('first', { type: () => Int, defaultValue: 10 }) first: number,
  ) {
    return this.organisations.suggest(text, first);
  }
}
