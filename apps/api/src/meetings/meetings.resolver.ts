import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { InLocale } from '../kernel/text-fields.js';
import type { Locale } from '../kernel/locale.js';
import { LocaleEnum } from '../kernel/payload.graphql.js';
import { processOf } from '../processes/process-of.js';
import { ProcessType, type TimePosition, TimePositionEnum, TrackType } from '../processes/process.graphql.js';
import { timePosition } from '../processes/time-position.js';
import { admissionsOf, daysOf, groupsOf, partOf, titlePartsOf } from './meeting-parts.js';
import { announcementsOf } from './meeting-announcements.js';
import { mayPlanMeeting } from './meeting.policy.js';
import { seatWarning } from './seat-warning.js';
import { displayTitle } from './meeting-title.js';
import { Meeting } from './meeting.entity.js';
import {
  AdmissionType,
  CreateMeetingInput,
  EditMeetingInput,
  MeetingConnection,
  MeetingDayType,
  MeetingFilter,
  MeetingOrderEnum,
  type MeetingOrder,
  MeetingPayload,
  MeetingType,
  PublishMeetingInput,
  SeriesType,
} from './meeting.graphql.js';
import { MeetingsService } from './meetings.service.js';
import { Series } from './series.entity.js';
import { Session } from './session.entity.js';
import { Venue } from './venue.entity.js';
import { RoomType, VenueType } from './venue.graphql.js';

@Resolver(() => MeetingType)
export class MeetingsResolver {
  constructor(
    private readonly service: MeetingsService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => MeetingType, { nullable: true })
  meeting(@Args('id', { type: () => ID }) id: string, @CurrentViewer() viewer: Viewer) {
    return this.service.byId(id, viewer);
  }

  @Query(() => MeetingConnection)
  meetings(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('filter', { type: () => MeetingFilter, nullable: true }) filter: MeetingFilter | null,
    @Args('order', { type: () => MeetingOrderEnum, nullable: true }) order: MeetingOrder | null,
    @CurrentViewer() viewer: Viewer,
    @Now() now: Date,
  ) {
    return this.service.list(filter ?? {}, order ?? 'EARLIEST_FIRST', { first, after }, viewer, now);
  }

  @Mutation(() => MeetingPayload, { description: 'Plans a meeting; it is a DRAFT until it is published.' })
  async createMeeting(
    @Args('input', { type: () => CreateMeetingInput }) input: CreateMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Now() now: Date,
  ) {
    return { meeting: await this.service.create(input, viewer, now), userErrors: [] };
  }

  @Mutation(() => MeetingPayload)
  async editMeeting(
    @Args('input', { type: () => EditMeetingInput }) input: EditMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Now() now: Date,
  ) {
    return { meeting: await this.service.edit(input, viewer, now), userErrors: [] };
  }

  @Mutation(() => MeetingPayload, { description: 'Announces a meeting as save-the-date, or schedules it.' })
  async publishMeeting(
    @Args('input', { type: () => PublishMeetingInput }) input: PublishMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Now() now: Date,
  ) {
    return { meeting: await this.service.publish(input.meetingId, input.as, viewer, now), userErrors: [] };
  }

  @ResolveField(() => String)
  async displayTitle(@Parent() meeting: Meeting, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    return displayTitle(await titlePartsOf(this.em, context, meeting), locale ?? context.viewer.locale).text;
  }

  @ResolveField(() => LocaleEnum)
  async displayTitleLocale(@Parent() meeting: Meeting, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    return displayTitle(await titlePartsOf(this.em, context, meeting), locale ?? context.viewer.locale).locale;
  }

  @ResolveField(() => Int, { nullable: true, description: 'In its series or group, from 1.' })
  async number(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return (await partOf(this.em, context, Session, meeting.session))?.number;
  }

  @ResolveField(() => Boolean, { description: 'Whether we concluded it and the source does not say it.' })
  inferred(@Parent() meeting: Meeting) {
    return meeting.inferred === true;
  }

  @ResolveField(() => TimePositionEnum, { description: 'Upcoming, running or over, by the clock.' })
  position(@Parent() meeting: Meeting, @Context() { now }: GraphqlContext): TimePosition {
    if (meeting.isOver(now)) return 'PAST';
    if (meeting.isRunning(now)) return 'NOW';
    return meeting.startsAt ? 'FUTURE' : timePosition(meeting.earliest ?? null, meeting.latest ?? null, meeting.timezone, now);
  }

  @ResolveField(() => ProcessType)
  process(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return processOf(this.em, context, meeting.process.id);
  }

  @ResolveField(() => GroupType, { nullable: true, description: 'The leading one of its groups.' })
  group(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return partOf(this.em, context, Group, meeting.group);
  }

  @ResolveField(() => [GroupType], { description: 'All groups that meet, the leading one first.' })
  groups(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return groupsOf(this.em, context, meeting);
  }

  @ResolveField(() => SeriesType, { nullable: true })
  series(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return partOf(this.em, context, Series, meeting.series);
  }

  @ResolveField(() => VenueType, { nullable: true })
  venue(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return partOf(this.em, context, Venue, meeting.venue);
  }

  @ResolveField(() => String, { nullable: true, description: 'The name of the room in the venue.' })
  async room(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return (await this.service.roomOf(meeting, context))?.name;
  }

  @ResolveField(() => RoomType, { nullable: true, description: 'The room in the venue, with what is known of it.' })
  roomDetails(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return this.service.roomOf(meeting, context);
  }

  @ResolveField(() => String, { nullable: true, description: 'That there are more seats than the room takes, in words, for those who plan it; null: there are not.' })
  seatWarning(@Parent() meeting: Meeting, @InLocale() locale: Locale | null, @Context() context: GraphqlContext) {
    return mayPlanMeeting(context.viewer, meeting) ? seatWarning(this.em, context, meeting, locale ?? context.viewer.locale) : null;
  }

  @ResolveField(() => [String], { description: 'Interpreters, sign language, recording and photographs: a sentence each.' })
  announcements(@Parent() meeting: Meeting, @InLocale() locale: Locale | null, @Context() { viewer }: GraphqlContext) {
    return announcementsOf(meeting.services, locale ?? viewer.locale);
  }

  @ResolveField(() => [MeetingDayType])
  days(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return daysOf(this.em, context, meeting);
  }

  @ResolveField(() => [AdmissionType])
  admissions(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return admissionsOf(this.em, context, meeting);
  }

  @ResolveField(() => [MeetingType], { description: 'The other meetings of its session: Lodi or Milan.' })
  alternatives(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return this.service.alternativesOf(meeting, context);
  }

  @ResolveField(() => [TrackType])
  async tracks(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    const tracks = await loadTogether(context, 'meeting.tracks', meeting.id, async (ids) => {
      const found = await this.em.find(Meeting, { id: { $in: ids } }, { populate: ['tracks'] });
      return new Map(found.map(({ id, tracks }) => [id, tracks.getItems().toSorted((a, b) => a.position - b.position)]));
    });
    return tracks ?? [];
  }
}
