import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Now, type SignedIn, SignedInViewer } from '../access/current-viewer.js';
import type { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { SETTINGS } from '../kernel/kernel.module.js';
import type { Settings } from '../kernel/settings.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import {
  CalendarChoiceEnum,
  CalendarFeedType,
  RenewCalendarFeedPayload,
  RevokeCalendarFeedPayload,
  SetCalendarChoiceInput,
  SetCalendarChoicePayload,
} from './calendar.graphql.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

const ADDRESS = { description: 'Absolute address of its public calendar, to open or to subscribe to.' };

@Resolver()
export class CalendarFeedsResolver {
  constructor(private readonly feeds: CalendarFeedsService) {}

  @Query(() => CalendarFeedType, { nullable: true, description: "The caller's private feed; null while there is none." })
  myCalendarFeed(@SignedInViewer() viewer: SignedIn) {
    return this.feeds.feedOf(viewer);
  }

  @Query(() => CalendarChoiceEnum)
  myCalendarChoice(@SignedInViewer() viewer: SignedIn) {
    return this.feeds.choiceOf(viewer);
  }

  @Mutation(() => RenewCalendarFeedPayload, { description: 'Makes the private feed, or gives it another address; the old one ends at once.' })
  async renewCalendarFeed(@SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return { ...(await this.feeds.renew(viewer, now)), userErrors: [] };
  }

  @Mutation(() => RevokeCalendarFeedPayload)
  async revokeCalendarFeed(@SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return { revoked: await this.feeds.revoke(viewer, now), userErrors: [] };
  }

  @Mutation(() => SetCalendarChoicePayload)
  async setCalendarChoice(@Args('input', { type: () => SetCalendarChoiceInput }) input: SetCalendarChoiceInput, @SignedInViewer() viewer: SignedIn) {
    return { choice: await this.feeds.choose(input.choice, viewer), userErrors: [] };
  }
}

@Resolver(() => ProcessType)
export class ProcessCalendarResolver {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @ResolveField(() => String, ADDRESS)
  calendarUrl(@Parent() { slug }: Process) {
    return `${this.settings.publicUrl}/calendar/process/${slug}.ics`;
  }
}

@Resolver(() => GroupType)
export class GroupCalendarResolver {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @ResolveField(() => String, ADDRESS)
  calendarUrl(@Parent() { id }: Group) {
    return `${this.settings.publicUrl}/calendar/group/${id}.ics`;
  }
}

@Resolver(() => MeetingType)
export class MeetingCalendarResolver {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @ResolveField(() => String, ADDRESS)
  calendarUrl(@Parent() { id }: Meeting) {
    return `${this.settings.publicUrl}/calendar/meeting/${id}.ics`;
  }
}
