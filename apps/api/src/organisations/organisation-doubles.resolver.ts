import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import { KeepOrganisationsApartInput, KeepOrganisationsApartPayload, MergeOrganisationsInput, OrganisationDoubleType } from './organisation-double.graphql.js';
import { OrganisationDoublesService } from './organisation-doubles.service.js';
import { OrganisationPayload } from './organisation.graphql.js';

@Resolver()
export class OrganisationDoublesResolver {
  constructor(private readonly service: OrganisationDoublesService) {}

  @Query(() => [OrganisationDoubleType], { description: 'Pairs that may be one organisation, the likeliest first, at most fifty. For administrators.' })
  organisationDoubles(@SignedInViewer() by: SignedIn) {
    return this.service.likely(by);
  }

  @Mutation(() => OrganisationPayload, { description: 'Makes one organisation of two. For administrators.' })
  async mergeOrganisations(@Args('input', { type: () => MergeOrganisationsInput }) input: MergeOrganisationsInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { organisation: await this.service.merge(input, by, now), userErrors: [] };
  }

  @Mutation(() => KeepOrganisationsApartPayload, { description: 'They are two: the pair is not suggested again. For administrators.' })
  async keepOrganisationsApart(@Args('input', { type: () => KeepOrganisationsApartInput }) input: KeepOrganisationsApartInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { apart: await this.service.keepApart(input, by, now), userErrors: [] };
  }
}
