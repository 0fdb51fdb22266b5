import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { ownText, textFields } from '../kernel/text-fields.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { AdmissionType, MeetingConnection, MeetingFilter, type MeetingOrder, MeetingOrderEnum, MeetingType, SeriesType } from './meeting.graphql.js';
import { partOf } from './meeting-parts.js';
import { countMeetingsOfGroups, countOpenOfGroups, countOpenOfSeries } from './meetings.queries.js';
import { MeetingsService } from './meetings.service.js';
import { Series } from './series.entity.js';

@Resolver(() => ProcessType)
export class ProcessMeetingsResolver {
  constructor(
    private readonly service: MeetingsService,
    private readonly em: EntityManager,
  ) {}

  @ResolveField(() => MeetingConnection)
  meetings(
    @Parent() process: Process,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('filter', { type: () => MeetingFilter, nullable: true }) filter: MeetingFilter | null,
    @Args('order', { type: () => MeetingOrderEnum, nullable: true }) order: MeetingOrder | null,
    @Context() { viewer, now }: GraphqlContext,
  ) {
    return this.service.list({ ...filter, processSlug: process.slug }, order ?? 'EARLIEST_FIRST', { first, after }, viewer, now);
  }

  @ResolveField(() => [SeriesType])
  async series(@Parent() process: Process, @Context() context: GraphqlContext) {
    const series = await loadTogether(context, 'process.series', process.id, async (ids) => {
      const found = await this.em.find(Series, { process: { id: { $in: ids } } }, { orderBy: { position: 'asc' } });
      return Map.groupBy(found, (each) => each.process.id);
    });
    return series ?? [];
  }

  @ResolveField(() => [String], { description: 'Where its meetings are held: the choices of the filter by place.' })
  municipalities(@Parent() process: Process, @Context() { viewer }: GraphqlContext) {
    return this.service.municipalitiesOf(process, viewer);
  }

  @ResolveField(() => Int, { description: 'Meetings that one can register or wait for now.' })
  async openMeetings(@Parent() process: Process, @Context() { viewer, now }: GraphqlContext) {
    const filter = { processSlug: process.slug, openForRegistration: true };
    return (await this.service.list(filter, 'EARLIEST_FIRST', { first: 0 }, viewer, now)).totalCount;
  }
}

@Resolver(() => GroupType)
export class GroupMeetingsResolver {
  constructor(
    private readonly service: MeetingsService,
    private readonly em: EntityManager,
  ) {}

  @ResolveField(() => Int, { description: 'How many of its meetings the caller may see.' })
  async meetingCount(@Parent() group: Group, @Context() context: GraphqlContext) {
    return (await loadTogether(context, 'group.meetingCount', group.id, (ids) => countMeetingsOfGroups(this.em, ids, context.viewer))) ?? 0;
  }

  @ResolveField(() => Int, { description: 'In how many of its sessions anybody can register or wait now.' })
  async openMeetings(@Parent() group: Group, @Context() context: GraphqlContext) {
    return (await loadTogether(context, 'group.openMeetings', group.id, (ids) => countOpenOfGroups(this.em, ids, context.viewer, context.now))) ?? 0;
  }

  @ResolveField(() => MeetingConnection)
  meetings(
    @Parent() group: Group,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() { viewer, now }: GraphqlContext,
  ) {
    return this.service.list({ groupId: group.id }, 'EARLIEST_FIRST', { first, after }, viewer, now);
  }
}

@Resolver(() => SeriesType)
export class SeriesMeetingsResolver {
  constructor(
    private readonly service: MeetingsService,
    private readonly em: EntityManager,
  ) {}

  @ResolveField(() => GroupType, { nullable: true, description: 'Whose meetings these are; null for a series of its own.' })
  group(@Parent() series: Series, @Context() context: GraphqlContext) {
    return partOf(this.em, context, Group, series.group);
  }

  @ResolveField(() => Int, { description: 'In how many of its sessions anybody can register or wait now.' })
  async openMeetings(@Parent() series: Series, @Context() context: GraphqlContext) {
    return (await loadTogether(context, 'series.openMeetings', series.id, (ids) => countOpenOfSeries(this.em, ids, context.viewer, context.now))) ?? 0;
  }

  @ResolveField(() => MeetingConnection)
  meetings(
    @Parent() series: Series,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() { viewer, now }: GraphqlContext,
  ) {
    return this.service.list({ seriesId: series.id }, 'EARLIEST_FIRST', { first, after }, viewer, now);
  }
}

/** The texts of meetings and of what belongs to them, in the reader's language. */
export const meetingTexts = [
  textFields(() => MeetingType, { title: ownText('title'), description: ownText('description') }, []),
  textFields(() => SeriesType, { title: ownText('title') }, []),
  textFields(() => AdmissionType, { title: ownText('title') }, ['title']),
];
