import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { PlanActConnection } from './plan-history.graphql.js';
import { PlanHistoriesService } from './plan-histories.service.js';

const First = () => Args('first', { type: () => Int, nullable: true });
const After = () => Args('after', { type: () => String, nullable: true });

@Resolver(() => ProcessType)
export class ProcessHistoriesResolver {
  constructor(private readonly histories: PlanHistoriesService) {}

  @ResolveField(() => PlanActConnection, { nullable: true, description: 'Who changed what in the plan, the newest first; null unless one organises the process.' })
  history(@Parent() { id }: Process, @First() first: number | null, @After() after: string | null, @Context() { viewer }: GraphqlContext) {
    return this.histories.of(id, null, { first, after }, viewer);
  }
}

@Resolver(() => MeetingType)
export class MeetingHistoriesResolver {
  constructor(private readonly histories: PlanHistoriesService) {}

  @ResolveField(() => PlanActConnection, { nullable: true, description: 'Who changed what in it, the newest first; null unless one organises the process.' })
  history(@Parent() { id, process }: Meeting, @First() first: number | null, @After() after: string | null, @Context() { viewer }: GraphqlContext) {
    return this.histories.of(process.id, id, { first, after }, viewer);
  }
}
