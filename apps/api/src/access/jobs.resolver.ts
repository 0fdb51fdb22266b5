import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isMessageKey, translator } from '@percorso/messages';
import { Now, SignedInViewer, type SignedIn } from './current-viewer.js';
import { JobPayload, JobType, RunJobInput } from './job.graphql.js';
import { JobsService } from './jobs.service.js';
import type { GraphqlContext } from './viewer.js';

@Resolver(() => JobType)
export class JobsResolver {
  constructor(private readonly service: JobsService) {}

  @Query(() => [JobType], { description: 'For administrators.' })
  jobs(@SignedInViewer() by: SignedIn, @Now() now: Date) {
    return this.service.list(by, now);
  }

  @Mutation(() => JobPayload, { description: 'For administrators: has a worker run a job as soon as it can.' })
  async runJob(@Args('input', { type: () => RunJobInput }) input: RunJobInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { job: await this.service.run(input.name, by, now), userErrors: [] };
  }

  @ResolveField(() => String, { description: 'What it does, in the language of the caller.' })
  title(@Parent() { name }: JobType, @Context() { viewer }: GraphqlContext) {
    const key = `job.${name}`;
    return isMessageKey(key) ? translator(viewer.locale)(key) : name;
  }
}
