import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { organisationOf } from '../organisations/organisation-loader.js';
import { OrganisationType } from '../organisations/organisation.graphql.js';
import { StakeholderCategoryType } from './process.graphql.js';
import { StakeholderCategoriesService } from './stakeholder-categories.service.js';
import type { OrganisationInProcess } from './stakeholder-categories.queries.js';
import { StakeholderCategory } from './stakeholder-category.entity.js';
import {
  MoveStakeholderCategoryInput,
  OrganisationCategoryPayload,
  OrganisationOfProcessConnection,
  OrganisationOfProcessType,
  SaveStakeholderCategoryInput,
  SetOrganisationCategoryInput,
  StakeholderCategoriesPayload,
  StakeholderCategoryInput,
} from './stakeholder-category.graphql.js';

@Resolver()
export class StakeholderCategoriesResolver {
  constructor(private readonly service: StakeholderCategoriesService) {}

  @Query(() => OrganisationOfProcessConnection, { description: 'The organisations of a process, by name. For its organisers.' })
  organisationsOfProcess(
    @Args('slug', { type: () => String }) slug: string,
    @Args('text', { type: () => String, nullable: true }) text: string | null,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @SignedInViewer() by: SignedIn,
  ) {
    return this.service.organisations(slug, text, { first, after }, by);
  }

  @Mutation(() => StakeholderCategoriesPayload)
  async saveStakeholderCategory(@Args('input', { type: () => SaveStakeholderCategoryInput }) input: SaveStakeholderCategoryInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { categories: await this.service.save(input, by, now), userErrors: [] };
  }

  @Mutation(() => StakeholderCategoriesPayload)
  async moveStakeholderCategory(@Args('input', { type: () => MoveStakeholderCategoryInput }) input: MoveStakeholderCategoryInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { categories: await this.service.move(input, by, now), userErrors: [] };
  }

  @Mutation(() => StakeholderCategoriesPayload, { description: 'Refused while somebody stands in it.' })
  async removeStakeholderCategory(@Args('input', { type: () => StakeholderCategoryInput }) input: StakeholderCategoryInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { categories: await this.service.remove(input, by, now), userErrors: [] };
  }

  @Mutation(() => OrganisationCategoryPayload, { description: 'What an organisation is in this process; in another it may be something else.' })
  async setOrganisationCategory(@Args('input', { type: () => SetOrganisationCategoryInput }) input: SetOrganisationCategoryInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { category: await this.service.setOfOrganisation(input, by, now), userErrors: [] };
  }
}

@Resolver(() => OrganisationOfProcessType)
export class OrganisationsOfProcessResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => OrganisationType)
  organisation(@Parent() { id }: OrganisationInProcess, @Context() context: object) {
    return organisationOf(this.em, context, id);
  }

  @ResolveField(() => StakeholderCategoryType, { nullable: true })
  async category(@Parent() { categoryId }: OrganisationInProcess, @Context() context: object) {
    if (categoryId === null) return null;
    return loadTogether(context, 'stakeholder.category', categoryId, async (ids) => {
      const found = await this.em.find(StakeholderCategory, { id: { $in: ids } });
      return new Map(found.map((category) => [category.id, category]));
    });
  }
}
