import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import { PersonType } from '../access/person.graphql.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { textFor } from '../kernel/localized-text.js';
import { textFields } from '../kernel/text-fields.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingIdInput, MeetingPayload, MeetingType } from '../meetings/meeting.graphql.js';
import { RegistrationType } from '../registrations/registration.graphql.js';
import { registrationsById } from '../registrations/registrations.queries.js';
import {
  AttendanceCountsType,
  AttendanceStatusEnum,
  RecordAttendanceInput,
  RecordAttendancePayload,
  RosterConnection,
  RosterEntryType,
  SetHeadCountInput,
} from './attendance.graphql.js';
import { attendanceOfRegistrations } from './attendances.queries.js';
import { AttendancesService } from './attendances.service.js';
import { ClosingsService } from './closings.service.js';
import { RostersService } from './rosters.service.js';

@Resolver()
export class AttendancesResolver {
  constructor(
    private readonly attendances: AttendancesService,
    private readonly closings: ClosingsService,
  ) {}

  @Mutation(() => RecordAttendancePayload, { description: 'Records what was said at the door. Each event is answered by itself.' })
  async recordAttendance(@Args('input', { type: () => RecordAttendanceInput }) input: RecordAttendanceInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { results: await this.attendances.record(input, viewer, now), userErrors: [] };
  }

  @Mutation(() => MeetingPayload, { description: 'The meeting counts as held from now on; its attendance and numbers are final.' })
  async closeMeeting(@Args('input', { type: () => MeetingIdInput }) input: MeetingIdInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { meeting: await this.closings.close(input.meetingId, viewer, now), userErrors: [] };
  }

  @Mutation(() => MeetingPayload, { description: 'Opens a closed meeting again. Its organisers only.' })
  async reopenMeeting(@Args('input', { type: () => MeetingIdInput }) input: MeetingIdInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { meeting: await this.closings.reopen(input.meetingId, viewer, now), userErrors: [] };
  }

  @Mutation(() => MeetingPayload, { description: 'How many people were counted without their names.' })
  async setHeadCount(@Args('input', { type: () => SetHeadCountInput }) input: SetHeadCountInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { meeting: await this.closings.setHeadCount(input.meetingId, input.headCount ?? null, viewer, now), userErrors: [] };
  }
}

@Resolver(() => MeetingType)
export class MeetingRosterResolver {
  constructor(private readonly rosters: RostersService) {}

  @ResolveField(() => RosterConnection, { nullable: true, description: 'Who is expected or has come, by name; null unless one may check people in.' })
  roster(
    @Parent() meeting: Meeting,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() { viewer }: GraphqlContext,
  ) {
    return this.rosters.rosterOf(meeting, { first, after }, viewer);
  }

  @ResolveField(() => AttendanceCountsType, { nullable: true, description: 'Null unless one may check people in.' })
  attendanceCounts(
    @Parent() meeting: Meeting,
    @Args('meetingDayId', { type: () => ID, nullable: true, description: 'Without it, the only day or the first.' }) meetingDayId: string | null | undefined,
    @Context() { viewer }: GraphqlContext,
  ) {
    return this.rosters.countsOf(meeting, meetingDayId ?? null, viewer);
  }

  @ResolveField(() => Int, { nullable: true, description: 'People counted without their names; null: nobody counted, or not for the viewer.' })
  headCount(@Parent() meeting: Meeting, @Context() { viewer }: GraphqlContext) {
    return this.rosters.headCountOf(meeting, viewer);
  }
}

@Resolver(() => RosterEntryType)
export class RosterEntriesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => PersonType)
  person(@Parent() { person }: RosterEntryType) {
    return person;
  }

  @ResolveField(() => RegistrationType, { nullable: true, description: 'Null: a walk-in.' })
  registration(@Parent() { registrationId }: RosterEntryType, @Context() context: GraphqlContext) {
    if (registrationId === null) return null;
    return loadTogether(context, 'registration', registrationId, (ids) => registrationsById(this.em, ids));
  }
}

@Resolver(() => RegistrationType)
export class RegistrationAttendanceResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => AttendanceStatusEnum, { nullable: true, description: 'Of several days the best; null while nobody has said anything.' })
  attendance(@Parent() { id }: RegistrationType, @Context() context: GraphqlContext) {
    return loadTogether(context, 'registration.attendance', id, (ids) => attendanceOfRegistrations(this.em, ids));
  }
}

export const RosterTextsResolver = textFields<RosterEntryType>(
  () => RosterEntryType,
  { category: ({ category }, locale) => textFor(category, locale) },
  [],
);
