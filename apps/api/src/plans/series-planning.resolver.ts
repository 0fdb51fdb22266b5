import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { FollowingMeetingsService } from './following-meetings.service.js';
import { MoveFollowingInput, MoveFollowingPayload, PlanSeriesInput, PlanSeriesPayload, RenumberSeriesInput, RenumberSeriesPayload } from './series-planning.graphql.js';
import { SeriesPlanningService } from './series-planning.service.js';

@Resolver()
export class SeriesPlanningResolver {
  constructor(
    private readonly series: SeriesPlanningService,
    private readonly following: FollowingMeetingsService,
  ) {}

  @Mutation(() => PlanSeriesPayload, { description: 'Makes the meetings of a group or series from a rule or a list of dates, as drafts: all of them, or none.' })
  async planSeries(@Args('input', { type: () => PlanSeriesInput }) input: PlanSeriesInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.series.plan(input, viewer, now)), userErrors: [] };
  }

  @Mutation(() => RenumberSeriesPayload, { description: 'Numbers the sessions of a series anew, by date. Nobody is told.' })
  async renumberSeries(@Args('input', { type: () => RenumberSeriesInput }) input: RenumberSeriesInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { meetings: await this.series.renumber(input.seriesId, viewer, now), userErrors: [] };
  }

  @Mutation(() => MoveFollowingPayload, { description: 'Moves a meeting and those of its series that follow it: all of them, or none.' })
  async moveFollowingMeetings(@Args('input', { type: () => MoveFollowingInput }) input: MoveFollowingInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.following.move(input, viewer, now)), userErrors: [] };
  }
}
