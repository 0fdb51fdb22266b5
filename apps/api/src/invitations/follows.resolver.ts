import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessPayload, ProcessType } from '../processes/process.graphql.js';
import { FollowProcessInput } from './follow.graphql.js';
import { FollowsService } from './follows.service.js';

@Resolver(() => ProcessType)
export class FollowsResolver {
  constructor(private readonly service: FollowsService) {}

  @Mutation(() => ProcessPayload, { description: 'From now on the caller hears of each new meeting by mail, once.' })
  async followProcess(@Args('input', { type: () => FollowProcessInput }) input: FollowProcessInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { process: await this.service.follow(input.processSlug, viewer, now), userErrors: [] };
  }

  @Mutation(() => ProcessPayload)
  async unfollowProcess(@Args('input', { type: () => FollowProcessInput }) input: FollowProcessInput, @CurrentViewer() viewer: Viewer) {
    return { process: await this.service.unfollow(input.processSlug, viewer), userErrors: [] };
  }

  @ResolveField(() => Boolean, { description: 'Whether the caller follows it.' })
  followed(@Parent() process: Process, @Context() context: GraphqlContext) {
    return this.service.isFollowed(process, context.viewer, context);
  }
}
