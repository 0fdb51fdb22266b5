import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { GraphqlContext } from '../access/viewer.js';
import { AddGroupMemberInput, GroupMembershipConnection, GroupMembershipPayload, SetGroupMembershipInput } from './group-membership.graphql.js';
import { GroupMembershipsService } from './group-memberships.service.js';
import type { Group } from './group.entity.js';
import { GroupType } from './group.graphql.js';

@Resolver(() => GroupType)
export class GroupMembershipsResolver {
  constructor(private readonly service: GroupMembershipsService) {}

  @ResolveField(() => GroupMembershipConnection, { nullable: true, description: 'Who is in it first, then who was; null unless organiser of its process.' })
  members(
    @Parent() group: Group,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() { viewer, now }: GraphqlContext,
  ) {
    return this.service.list(group, { first, after }, viewer, now);
  }

  @Mutation(() => GroupMembershipPayload)
  async addGroupMember(@Args('input', { type: () => AddGroupMemberInput }) input: AddGroupMemberInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return { membership: await this.service.add(input, viewer, now), userErrors: [] };
  }

  @Mutation(() => GroupMembershipPayload, { description: 'Changes a role or its days, and so ends a membership.' })
  async setGroupMembership(@Args('input', { type: () => SetGroupMembershipInput }) input: SetGroupMembershipInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return { membership: await this.service.set(input, viewer, now), userErrors: [] };
  }
}
