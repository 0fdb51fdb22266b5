import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import { OrganisationType } from '../organisations/organisation.graphql.js';
import { organisationOf } from '../organisations/organisation-loader.js';
import { RecogniseOrganisationInput, RecogniseOrganisationPayload, TypedOrganisationType } from './typed-organisation.graphql.js';
import type { TypedOrganisation } from './typed-organisations.queries.js';
import { TypedOrganisationsService } from './typed-organisations.service.js';

@Resolver(() => TypedOrganisationType)
export class TypedOrganisationsResolver {
  constructor(
    private readonly service: TypedOrganisationsService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => [TypedOrganisationType], { description: 'Names that people of a process typed and no organisation has, the most frequent first, at most fifty. For its organisers.' })
  typedOrganisations(@Args('slug', { type: () => String }) slug: string, @SignedInViewer() by: SignedIn) {
    return this.service.list(slug, by);
  }

  @ResolveField(() => OrganisationType, { nullable: true, description: 'The organisation that may be meant.' })
  likely(@Parent() { likelyId }: TypedOrganisation, @Context() context: object) {
    return likelyId === null ? null : organisationOf(this.em, context, likelyId);
  }

  @Mutation(() => RecogniseOrganisationPayload, { description: 'Says which organisation is meant by a name that people of a process typed.' })
  async recogniseOrganisation(@Args('input', { type: () => RecogniseOrganisationInput }) input: RecogniseOrganisationInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { registrations: await this.service.recognise(input, by, now), userErrors: [] };
  }
}
