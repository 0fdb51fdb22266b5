import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { textFields } from '../kernel/text-fields.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { visibleMeetings } from '../meetings/meeting.policy.js';
import { Milestone } from '../processes/milestone.entity.js';
import { Phase } from '../processes/phase.entity.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { type TimelineItem, timelineOf } from './process-timeline.js';
import { TimelineItemType } from './timeline.graphql.js';

@Resolver(() => ProcessType)
export class TimelinesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [TimelineItemType], { description: 'All published milestones and meetings, by the earliest day that each can mean.' })
  async timeline(@Parent() process: Process, @Context() context: GraphqlContext): Promise<TimelineItem[]> {
    const source = await loadTogether(context, 'process.timeline', process.id, (ids) => this.#sourcesOf(ids, context));
    return timelineOf({ timezone: process.timezone, phases: [], milestones: [], meetings: [], ...source }, context.now);
  }

  async #sourcesOf(ids: string[], { viewer }: GraphqlContext) {
    const process = { id: { $in: ids } };
    const orderBy = { position: 'asc' } as const;
    const phases = await this.em.find(Phase, { process }, { orderBy, populate: ['tracks'] });
    const milestones = await this.em.find(Milestone, { process }, { orderBy, populate: ['track'] });
    const meetings = await this.em.find(
      Meeting,
      { $and: [visibleMeetings(viewer), { process, status: { $ne: 'DRAFT' } }] },
      { orderBy: [orderBy, { id: 'asc' }], populate: ['tracks', 'group', 'series', 'session'] },
    );
    const of = <Part extends { process: { id: string } }>(parts: Part[], id: string) => parts.filter((part) => part.process.id === id);
    return new Map(ids.map((id) => [id, { phases: of(phases, id), milestones: of(milestones, id), meetings: of(meetings, id) }]));
  }
}

export const TimelineTextsResolver = textFields<TimelineItem>(() => TimelineItemType, { title: ({ title }, locale) => title(locale) }, ['title']);
