import { dayAt } from '@percorso/time';
import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { LocalDate } from '../kernel/scalars.js';
import { textFields } from '../kernel/text-fields.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { type TimelineItem, timelineOf } from './process-timeline.js';
import { TimelineItemType } from './timeline.graphql.js';
import { timelineParts } from './timelines.queries.js';

@Resolver(() => ProcessType)
export class TimelinesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [TimelineItemType], { description: 'All published milestones and meetings, by the earliest day that each can mean.' })
  async timeline(
    @Parent() process: Process,
    @Args('drafts', { type: () => Boolean, defaultValue: false, description: 'Also meetings that are not published, for those who may see them.' }) drafts: boolean,
    @Context() context: GraphqlContext,
  ): Promise<TimelineItem[]> {
    const parts = await loadTogether(context, `process.timeline.${drafts}`, process.id, (ids) => timelineParts(this.em, ids, context.viewer, drafts));
    return timelineOf({ timezone: process.timezone, phases: [], milestones: [], meetings: [], ...parts }, context.now);
  }

  @ResolveField(() => LocalDate, { description: 'The day that it is in its zone.' })
  today(@Parent() process: Process, @Context() { now }: GraphqlContext): string {
    return dayAt(now, process.timezone);
  }
}

export const TimelineTextsResolver = textFields<TimelineItem>(() => TimelineItemType, { title: ({ title }, locale) => title(locale) }, ['title']);
