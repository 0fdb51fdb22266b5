import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { type FilteredList, filteredLists } from './saved-filter.entity.js';

export const FilteredListEnum = enumOf(filteredLists);
registerEnumType(FilteredListEnum, { name: 'FilteredList', description: 'Registrations of any meeting, or people of any process.' });

@ObjectType('SavedFilter', { description: 'What somebody looks for again and again in a list; their own only.' })
export class SavedFilterType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "What stands in the page's address after the question mark." })
  query!: string;
}

@InputType('SaveFilterInput', { description: 'A name that is in use already gets the new filter.' })
export class SaveFilterInput {
  @Field(() => FilteredListEnum)
  list!: FilteredList;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  query!: string;
}

@InputType('RemoveFilterInput')
export class RemoveFilterInput {
  @Field(() => ID)
  id!: string;
}

@ObjectType('SavedFiltersPayload')
export class SavedFiltersPayload extends Payload {
  @Field(() => [SavedFilterType], { nullable: true, description: 'All that are left for the list.' })
  savedFilters!: SavedFilterType[] | null;
}
