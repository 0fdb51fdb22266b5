import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { loadTogether } from '../kernel/batch-loader.js';
import { CurrentViewer, Now, SignedInViewer, type SignedIn } from './current-viewer.js';
import { PersonType } from './person.graphql.js';
import { personById } from './people-loader.js';
import {
  GrantRoleInput,
  GrantRolePayload,
  RevokeRoleInput,
  RevokeRolePayload,
  RoleAssignmentConnection,
  RoleAssignmentType,
  RoleFilter,
} from './role.graphql.js';
import { rolesOfPeople } from './roles.queries.js';
import { RolesService } from './roles.service.js';
import { type GraphqlContext, isAdministrator, type Viewer } from './viewer.js';

@Resolver(() => RoleAssignmentType)
export class RolesResolver {
  constructor(
    private readonly service: RolesService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => RoleAssignmentConnection, { description: 'For administrators.' })
  roles(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('filter', { type: () => RoleFilter, nullable: true }) filter: RoleFilter | null,
    @SignedInViewer() viewer: SignedIn,
  ) {
    return this.service.list(filter ?? {}, { first, after }, viewer);
  }

  @Mutation(() => GrantRolePayload)
  async grantRole(@Args('input') input: GrantRoleInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return { ...(await this.service.grant(input, viewer, now, viewer.requestId)), userErrors: [] };
  }

  @Mutation(() => RevokeRolePayload)
  async revokeRole(@Args('input') input: RevokeRoleInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return { ...(await this.service.revoke(input.assignmentId, viewer, now, viewer.requestId)), userErrors: [] };
  }

  @ResolveField(() => PersonType, { nullable: true })
  person(@Parent() { personId }: RoleAssignmentType, @Context() context: GraphqlContext) {
    return personById(this.em, context, personId);
  }
}

@Resolver(() => PersonType)
export class PersonRolesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [RoleAssignmentType], { nullable: true, description: 'Own, and for administrators; null for others.' })
  async roles(@Parent() { id }: PersonType, @Context() context: GraphqlContext, @CurrentViewer() viewer: Viewer) {
    if (viewer.person?.id !== id && !isAdministrator(viewer)) return null;
    return (await loadTogether(context, 'person.roles', id, (ids) => rolesOfPeople(this.em, ids))) ?? [];
  }
}
