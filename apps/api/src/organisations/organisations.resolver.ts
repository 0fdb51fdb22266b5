import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { OrganisationConnection, OrganisationPayload, OrganisationType, SaveOrganisationInput } from './organisation.graphql.js';
import { OrganisationsService } from './organisations.service.js';

@Resolver(() => OrganisationType)
export class OrganisationsResolver {
  constructor(private readonly service: OrganisationsService) {}

  @Query(() => [OrganisationType], { description: 'Suggestions for a name that is being typed; at most ten.' })
  organisations(
    @Args('text', { type: () => String }) text: string,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @CurrentViewer() viewer: Viewer,
  ) {
    return this.service.suggest(text, first ?? Infinity, viewer);
  }

  @Query(() => OrganisationConnection, { description: 'For administrators.' })
  allOrganisations(
    @Args('text', { type: () => String, nullable: true }) text: string | null,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @SignedInViewer() by: SignedIn,
  ) {
    return this.service.list(text, { first, after }, by);
  }

  @Mutation(() => OrganisationPayload, { description: 'For administrators.' })
  async saveOrganisation(
    @Args('input', { type: () => SaveOrganisationInput }) input: SaveOrganisationInput,
    @SignedInViewer() by: SignedIn,
    @Now() now: Date,
  ) {
    return { organisation: await this.service.save(input, by, now), userErrors: [] };
  }
}
