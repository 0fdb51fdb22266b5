import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now, type SignedIn, SignedInViewer } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { Group } from '../groups/group.entity.js';
import { GroupType } from '../groups/group.graphql.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { isId } from '../kernel/ids.js';
import { DateTime } from '../kernel/scalars.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { AdmissionType, MeetingType } from '../meetings/meeting.graphql.js';
import { StakeholderCategoryType } from '../processes/process.graphql.js';
import { StakeholderCategory } from '../processes/stakeholder-category.entity.js';
import { admissionById, meetingById } from '../registrations/registration-parts.js';
import { DelegatesService } from './delegates.service.js';
import { changeableBy, delegationState, placesUsed } from './delegation-rules.js';
import {
  DelegateType,
  DelegationConnection,
  DelegationContactType,
  DelegationInput,
  DelegationPayload,
  DelegationStateEnum,
  DelegationType,
  InviteOrganisationInput,
  KeptPlacesType,
  NameDelegateInput,
  SetDelegationInput,
  StepInInput,
  WithdrawDelegateInput,
} from './delegation.graphql.js';
import { placesInMeetings, type PlacesInMeeting } from './delegation-meetings.queries.js';
import { mayKeepDelegations } from './delegation.policy.js';
import { type DelegateRow, delegatesOf, type DelegationRow, delegationsPage } from './delegations.queries.js';
import { DelegationsService } from './delegations.service.js';

@Resolver(() => DelegationType)
export class DelegationsResolver {
  constructor(
    private readonly em: EntityManager,
    private readonly service: DelegationsService,
    private readonly delegatesService: DelegatesService,
  ) {}

  @Query(() => DelegationType, { nullable: true, description: "What a mail's link is about, without acting. Null for an unknown token." })
  delegationByToken(@Args('token', { type: () => String }) token: string) {
    return this.service.byToken(token);
  }

  @Query(() => DelegationType, { nullable: true, description: 'For the organisers of its process; null to others, and for an unknown one.' })
  async delegation(@Args('id', { type: () => ID }) id: string, @SignedInViewer() viewer: SignedIn) {
    const found = isId(id) ? await this.service.byId(id) : null;
    return found && mayKeepDelegations(viewer, found.processId) ? found : null;
  }

  @Mutation(() => DelegationPayload, { description: 'Invites an organisation, for the organisers of the process; its contact names the delegates by the link in the mail.' })
  async inviteOrganisation(@Args('input', { type: () => InviteOrganisationInput }) input: InviteOrganisationInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.service.invite(input, viewer, now));
  }

  @Mutation(() => DelegationPayload)
  async setDelegation(@Args('input', { type: () => SetDelegationInput }) input: SetDelegationInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.service.set(input, viewer, now));
  }

  @Mutation(() => DelegationPayload, { description: 'Takes the invitation back; its delegates lose their seats, and everybody is told.' })
  async withdrawDelegation(@Args('input', { type: () => DelegationInput }) input: DelegationInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.service.withdraw(input.delegationId, viewer, now));
  }

  @Mutation(() => DelegationPayload, { description: 'Sends the contact a link again.' })
  async remindDelegation(@Args('input', { type: () => DelegationInput }) input: DelegationInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.service.remind(input.delegationId, viewer, now));
  }

  @Mutation(() => DelegationPayload, { description: 'A delegate has a place at once; a substitute is told.' })
  async nameDelegate(@Args('input', { type: () => NameDelegateInput }) input: NameDelegateInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.delegatesService.name(input, viewer, now));
  }

  @Mutation(() => DelegationPayload, { description: 'Takes a name back, and the place with it.' })
  async withdrawDelegate(@Args('input', { type: () => WithdrawDelegateInput }) input: WithdrawDelegateInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.delegatesService.withdraw(input, viewer, now));
  }

  @Mutation(() => DelegationPayload, { description: 'A substitute takes the seat of a delegate, without the waiting list.' })
  async stepIn(@Args('input', { type: () => StepInInput }) input: StepInInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.delegatesService.stepIn(input, viewer, now));
  }

  @ResolveField(() => MeetingType, { nullable: true, description: 'Null: it is invited into a group.' })
  meeting(@Parent() { meetingId }: DelegationRow, @Context() context: GraphqlContext) {
    return meetingId === null ? null : meetingById(this.em, context, meetingId);
  }

  @ResolveField(() => AdmissionType, { nullable: true })
  admission(@Parent() { admissionId }: DelegationRow, @Context() context: GraphqlContext) {
    return admissionId === null ? null : admissionById(this.em, context, admissionId);
  }

  @ResolveField(() => GroupType, { nullable: true })
  group(@Parent() { groupId }: DelegationRow, @Context() context: GraphqlContext) {
    return groupId === null ? null : loadTogether(context, 'delegation.group', groupId, async (ids) => byId(await this.em.find(Group, { id: { $in: ids } })));
  }

  @ResolveField(() => StakeholderCategoryType, { nullable: true, description: 'Under which its delegates are counted; null: not stated.' })
  category(@Parent() { categoryId }: DelegationRow, @Context() context: GraphqlContext) {
    return categoryId === null ? null : loadTogether(context, 'delegation.category', categoryId, async (ids) => byId(await this.em.find(StakeholderCategory, { id: { $in: ids } })));
  }

  @ResolveField(() => DelegationStateEnum)
  state(@Parent() delegation: DelegationRow, @Context() { now }: GraphqlContext) {
    return delegationState(delegation, now);
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'Until when the organisation may change whom it sends; null: that is not known.' })
  changeableUntil(@Parent() delegation: DelegationRow) {
    return changeableBy(delegation);
  }

  @ResolveField(() => DelegationContactType, { nullable: true, description: 'Null unless an organiser of the process.' })
  contact(@Parent() { processId, contactName: name, contactEmail: email }: DelegationRow, @CurrentViewer() viewer: Viewer) {
    return mayKeepDelegations(viewer, processId) ? { name, email } : null;
  }

  @ResolveField(() => [KeptPlacesType], { nullable: true, description: 'Where its places are kept in the coming meetings of its group, in the order in which they are held; null unless an organiser of the process.' })
  async keptPlaces(@Parent() { id, processId }: DelegationRow, @Context() context: GraphqlContext) {
    if (!mayKeepDelegations(context.viewer, processId)) return null;
    const places = await loadTogether(context, 'delegation.keptPlaces', id, async (ids) => Map.groupBy(await placesInMeetings(this.em, ids, context.now), ({ delegationId }) => delegationId));
    return places ?? [];
  }

  @ResolveField(() => [DelegateType], { description: 'Who stands named: delegates before substitutes.' })
  delegates(@Parent() delegation: DelegationRow, @Context() context: GraphqlContext) {
    return this.#delegatesOf(delegation, context);
  }

  @ResolveField(() => Int, { description: 'How many of its places are used.' })
  async named(@Parent() delegation: DelegationRow, @Context() context: GraphqlContext) {
    return placesUsed(await this.#delegatesOf(delegation, context));
  }

  async #delegatesOf({ id }: DelegationRow, context: GraphqlContext): Promise<DelegateRow[]> {
    const delegates = await loadTogether(context, 'delegation.delegates', id, async (ids) => Map.groupBy(await delegatesOf(this.em, ids), ({ delegationId }) => delegationId));
    return delegates ?? [];
  }

  async #payload(id: string) {
    return { delegation: await this.service.byId(id), userErrors: [] };
  }
}

@Resolver(() => KeptPlacesType)
export class KeptPlacesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingType)
  meeting(@Parent() { meetingId }: PlacesInMeeting, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, meetingId);
  }

  @ResolveField(() => AdmissionType)
  admission(@Parent() { admissionId }: PlacesInMeeting, @Context() context: GraphqlContext) {
    return admissionById(this.em, context, admissionId);
  }
}

const First = () => Args('first', { type: () => Int, nullable: true });
const After = () => Args('after', { type: () => String, nullable: true });
const INVITED = { nullable: true, description: 'The organisations that are invited, in the order of their invitations; null unless an organiser of the process.' } as const;

@Resolver(() => MeetingType)
export class MeetingDelegationsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => DelegationConnection, { ...INVITED, name: 'delegations' })
  ofMeeting(@Parent() { id: meetingId, process }: Meeting, @First() first: number | null, @After() after: string | null, @CurrentViewer() viewer: Viewer) {
    return mayKeepDelegations(viewer, process.id) ? delegationsPage(this.em, { meetingId }, { first, after }) : null;
  }
}

@Resolver(() => GroupType)
export class GroupDelegationsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => DelegationConnection, { ...INVITED, name: 'delegations' })
  ofGroup(@Parent() { id: groupId, process }: Group, @First() first: number | null, @After() after: string | null, @CurrentViewer() viewer: Viewer) {
    return mayKeepDelegations(viewer, process.id) ? delegationsPage(this.em, { groupId }, { first, after }) : null;
  }
}

function byId<Thing extends { id: string }>(things: readonly Thing[]): Map<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
