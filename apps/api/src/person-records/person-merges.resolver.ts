import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { GraphqlContext } from '../access/viewer.js';
import { userErrorOf } from '../kernel/user-errors.js';
import type { DomainError } from '../kernel/domain-error.js';
import { GroupType } from '../groups/group.graphql.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { meetingById } from '../registrations/registration-parts.js';
import { DoubleAttendanceType, DoubleInvitationType, DoubleMembershipType, DoubleRegistrationType, MergePeopleInput, PersonMergeType, PersonRecordPayload } from './person-merge.graphql.js';
import { PersonMergesService } from './person-merges.service.js';
import { PersonRecordType } from './person-record.graphql.js';
import { groupById } from './person-records.resolver.js';
import type { PersonRecord } from './person-records.service.js';

interface OfMeeting {
  ofId: string;
}

@Resolver(() => PersonMergeType)
export class PersonMergesResolver {
  constructor(private readonly service: PersonMergesService) {}

  @Query(() => PersonMergeType, { description: 'For whoever may know of both.' })
  personMerge(@Args('keptPersonId', { type: () => ID }) keptPersonId: string, @Args('mergedPersonId', { type: () => ID }) mergedPersonId: string, @SignedInViewer() by: SignedIn) {
    return this.service.preview(keptPersonId, mergedPersonId, by);
  }

  @Mutation(() => PersonRecordPayload, { description: 'Makes one person of two. There is no way back.' })
  async mergePeople(@Args('input', { type: () => MergePeopleInput }) input: MergePeopleInput, @SignedInViewer() by: SignedIn, @Now() now: Date) {
    return { personRecord: await this.service.merge(input, by, now), userErrors: [] };
  }

  @ResolveField(() => String, { nullable: true, description: 'Why the caller may not; null: they may.' })
  refusal(@Parent() { refusal }: { refusal: DomainError | null }, @Context() { viewer }: GraphqlContext) {
    return refusal && userErrorOf(refusal, viewer.locale).message;
  }
}

@Resolver(() => PersonRecordType)
export class PeopleAlikeResolver {
  constructor(private readonly service: PersonMergesService) {}

  @ResolveField(() => [PersonRecordType], { description: 'Who may be the same person, of those whom the caller may know of.' })
  alike(@Parent() record: PersonRecord, @SignedInViewer() by: SignedIn) {
    return this.service.alike(record, by);
  }
}

@Resolver(() => DoubleRegistrationType)
export class DoubleRegistrationResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingType, { description: 'Of the one that stays.' })
  meeting(@Parent() { staysMeetingId }: { staysMeetingId: string }, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, staysMeetingId);
  }

  @ResolveField(() => MeetingType, { description: 'Of the one that goes: the same, or an alternative to it.' })
  goesIn(@Parent() { goesMeetingId }: { goesMeetingId: string }, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, goesMeetingId);
  }
}

@Resolver(() => DoubleAttendanceType)
export class DoubleAttendanceResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingType)
  meeting(@Parent() { ofId }: OfMeeting, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, ofId);
  }
}

@Resolver(() => DoubleInvitationType)
export class DoubleInvitationResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingType)
  meeting(@Parent() { ofId }: OfMeeting, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, ofId);
  }
}

@Resolver(() => DoubleMembershipType)
export class DoubleMembershipResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => GroupType)
  group(@Parent() { ofId }: { ofId: string }, @Context() context: GraphqlContext) {
    return groupById(this.em, context, ofId);
  }
}
