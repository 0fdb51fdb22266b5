import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import { PeopleFilterInput, PeopleOfProcessType, PersonOfProcessConnection } from './person-filter.graphql.js';
import { ProcessPeopleService } from './process-people.service.js';

@Resolver()
export class ProcessPeopleResolver {
  constructor(private readonly service: ProcessPeopleService) {}

  @Query(() => PersonOfProcessConnection, { description: 'The people of a process, by name. For its organisers.' })
  peopleOfProcess(
    @Args('slug', { type: () => String }) slug: string,
    @Args('filter', { type: () => PeopleFilterInput, nullable: true }) filter: PeopleFilterInput | null,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @SignedInViewer() by: SignedIn,
  ) {
    return this.service.list(slug, filter, { first, after }, by);
  }

  @Query(() => PeopleOfProcessType, { description: 'The people of a process taken together. For its organisers.' })
  peopleOfProcessSummary(@Args('slug', { type: () => String }) slug: string, @SignedInViewer() by: SignedIn) {
    return this.service.summary(slug, by);
  }
}
