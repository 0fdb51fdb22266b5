import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { GraphqlContext } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { AdmissionType, MeetingType } from '../meetings/meeting.graphql.js';
import { MeetingChoiceInput } from './joint-registration.graphql.js';
import { GroupOfferType, PlannedRegistrationType } from './registration-plan.graphql.js';
import { meetingById } from './registration-parts.js';
import { type GroupOffer, type PlannedRegistration, RegistrationPlansService } from './registration-plans.service.js';

@Resolver(() => PlannedRegistrationType)
export class RegistrationPlansResolver {
  constructor(
    private readonly service: RegistrationPlansService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => [PlannedRegistrationType], { description: 'Of the choices; or of the coming meetings of a group or a series of a process, one a session, at most 50.' })
  registrationPlan(
    @Args('choices', { type: () => [MeetingChoiceInput], nullable: true }) choices: MeetingChoiceInput[] | null,
    @Args('processSlug', { type: () => String, nullable: true }) processSlug: string | null,
    @Args('groupKey', { type: () => String, nullable: true }) groupKey: string | null,
    @Args('seriesKey', { type: () => String, nullable: true }) seriesKey: string | null,
    @Context() context: GraphqlContext,
  ) {
    return this.service.plan({ choices, processSlug, groupKey, seriesKey }, context);
  }

  @ResolveField(() => MeetingType)
  meeting(@Parent() { meeting }: PlannedRegistration) {
    return meeting;
  }

  @ResolveField(() => AdmissionType, { description: 'The one asked for; else the one with the best prospect, also of an alternative of the session.' })
  admission(@Parent() { admission }: PlannedRegistration) {
    return admission;
  }

  @ResolveField(() => [MeetingType], { description: 'Meetings at the same hours: those that the caller is registered for, and the others of this plan.' })
  clashes(@Parent() { clashIds }: PlannedRegistration, @Context() context: GraphqlContext) {
    return Promise.all(clashIds.map((id) => meetingById(this.em, context, id)));
  }
}

@Resolver(() => GroupOfferType)
export class GroupOffersResolver {
  constructor(
    private readonly service: RegistrationPlansService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => [GroupOfferType], { description: 'What the groups of which the caller is a member have to offer.' })
  myGroupOffers(@SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return this.service.offers(viewer, now);
  }

  @ResolveField(() => GroupType)
  group(@Parent() { groupId }: GroupOffer) {
    return this.em.findOneOrFail(Group, groupId);
  }
}
