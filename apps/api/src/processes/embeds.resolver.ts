import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import { type GraphqlContext, isOrganiserOf, type Viewer } from '../access/viewer.js';
import { SetEmbedOriginsInput } from './embed.graphql.js';
import { EmbedsService } from './embeds.service.js';
import type { Process } from './process.entity.js';
import { ProcessPayload, ProcessType } from './process.graphql.js';

@Resolver(() => ProcessType)
export class EmbedsResolver {
  constructor(private readonly service: EmbedsService) {}

  @Mutation(() => ProcessPayload, { description: 'Sets in which sites the time line of a process may be shown. For its organisers.' })
  async setEmbedOrigins(@Args('input', { type: () => SetEmbedOriginsInput }) input: SetEmbedOriginsInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { process: await this.service.setOrigins(input, viewer, now), userErrors: [] };
  }

  @ResolveField(() => [String], { nullable: true, description: 'The sites that may show its time line; null to those who do not organise it.' })
  embedOrigins(@Parent() process: Process, @Context() { viewer }: GraphqlContext): string[] | null {
    return isOrganiserOf(viewer, process.id) ? process.embedOrigins : null;
  }
}
