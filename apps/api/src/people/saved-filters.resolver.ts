import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { FilteredList } from './saved-filter.entity.js';
import { FilteredListEnum, RemoveFilterInput, SavedFiltersPayload, SavedFilterType, SaveFilterInput } from './saved-filter.graphql.js';
import { SavedFiltersService } from './saved-filters.service.js';

@Resolver()
export class SavedFiltersResolver {
  constructor(private readonly service: SavedFiltersService) {}

  @Query(() => [SavedFilterType], { description: "The caller's own, by name." })
  savedFilters(@Args('list', { type: () => FilteredListEnum }) list: FilteredList, @SignedInViewer() by: SignedIn) {
    return this.service.list(list, by);
  }

  @Mutation(() => SavedFiltersPayload)
  async saveFilter(@Args('input', { type: () => SaveFilterInput }) input: SaveFilterInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { savedFilters: await this.service.save(input, by, now), userErrors: [] };
  }

  @Mutation(() => SavedFiltersPayload)
  async removeFilter(@Args('input', { type: () => RemoveFilterInput }) { id }: RemoveFilterInput, @SignedInViewer() by: SignedIn) {
    return { savedFilters: await this.service.remove(id, by), userErrors: [] };
  }
}
