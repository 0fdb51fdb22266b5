import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AuditEntriesService } from './audit-entries.service.js';
import { AuditEntryConnection, AuditEntryType, AuditFilter } from './audit-entry.graphql.js';
import { SignedInViewer, type SignedIn } from './current-viewer.js';
import { personById } from './people-loader.js';
import { PersonType } from './person.graphql.js';
import type { GraphqlContext } from './viewer.js';

@Resolver(() => AuditEntryType)
export class AuditEntriesResolver {
  constructor(
    private readonly service: AuditEntriesService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => AuditEntryConnection, { description: 'The log, the newest first: all of it for administrators, that of their processes for organisers. totalCount stops at 10,001.' })
  auditLog(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('filter', { type: () => AuditFilter, nullable: true }) filter: AuditFilter | null,
    @SignedInViewer() viewer: SignedIn,
  ) {
    return this.service.list(filter ?? {}, { first, after }, viewer);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who did it; null for visitors, the system, and people who were erased.' })
  person(@Parent() { personId }: AuditEntryType, @Context() context: GraphqlContext) {
    return personId && personById(this.em, context, personId);
  }
}
