import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import { PersonConnection } from '../access/person.graphql.js';
import { PeopleService } from './people.service.js';

@Resolver()
export class PeopleResolver {
  constructor(private readonly service: PeopleService) {}

  @Query(() => PersonConnection, { description: 'Everybody, by name. For administrators.' })
  people(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('text', { type: () => String, nullable: true, description: 'Part of the name or of the address.' }) text: string | null,
    @SignedInViewer() viewer: SignedIn,
  ) {
    return this.service.search(text, { first, after }, viewer);
  }
}
