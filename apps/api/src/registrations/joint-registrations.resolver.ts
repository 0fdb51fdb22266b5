import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { AdmissionType, MeetingType } from '../meetings/meeting.graphql.js';
import { JointLinkType, MeetingOutcomeType, RegisterForMeetingsInput, RegisterForMeetingsPayload } from './joint-registration.graphql.js';
import type { JointOutcome } from './joint-registration-batch.js';
import type { JointLinkRead } from './joint-link-reading.js';
import { JointRegistrationsService } from './joint-registrations.service.js';
import { RegistrationType, TokenInput } from './registration.graphql.js';
import { admissionById, meetingById } from './registration-parts.js';
import { registrationsById } from './registrations.queries.js';

@Resolver()
export class JointRegistrationsResolver {
  constructor(private readonly service: JointRegistrationsService) {}

  @Mutation(() => RegisterForMeetingsPayload, { description: 'One act for several meetings: all of it is written, or nothing.' })
  registerForMeetings(@Args('input', { type: () => RegisterForMeetingsInput }) input: RegisterForMeetingsInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.service.register(input, viewer, now);
  }

  @Mutation(() => RegisterForMeetingsPayload, { description: 'Presses the button behind the link in a mail about several registrations.' })
  confirmRegistrations(@Args('input', { type: () => TokenInput }) input: TokenInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.service.confirm(input.token, viewer, now);
  }

  @Query(() => JointLinkType, { nullable: true, description: "What a mail's link about several registrations is about, without acting. Null for an unknown token." })
  registrationsByToken(@Args('token', { type: () => String }) token: string) {
    return this.service.findLink(token);
  }
}

@Resolver(() => MeetingOutcomeType)
export class MeetingOutcomesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => MeetingType)
  meeting(@Parent() { meetingId }: JointOutcome, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, meetingId);
  }

  @ResolveField(() => AdmissionType)
  admission(@Parent() { admissionId }: JointOutcome, @Context() context: GraphqlContext) {
    return admissionById(this.em, context, admissionId);
  }

  @ResolveField(() => RegistrationType, { nullable: true, description: 'Null without a session: then the mail tells.' })
  async registration(@Parent() { registrationId }: JointOutcome, @Context() context: GraphqlContext) {
    if (registrationId === null) return null;
    return (await loadTogether(context, 'registration.byId', registrationId, (ids) => registrationsById(this.em, ids))) ?? null;
  }
}

@Resolver(() => JointLinkType)
export class JointLinksResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => Boolean, { description: 'Whether there is something left to confirm.' })
  usable(@Parent() { registrationIds, wish, used }: JointLinkRead) {
    return !used && (registrationIds.length > 0 || wish !== null);
  }

  @ResolveField(() => [RegistrationType], { description: 'Empty for another person who is not registered yet.' })
  async registrations(@Parent() { registrationIds }: JointLinkRead) {
    return [...(await registrationsById(this.em, registrationIds)).values()];
  }

  @ResolveField(() => [MeetingType], { description: 'The meetings that it is about.' })
  async meetings(@Parent() { registrationIds, wish }: JointLinkRead, @Context() context: GraphqlContext) {
    const registered = [...(await registrationsById(this.em, registrationIds)).values()].map(({ meetingId }) => meetingId);
    const ids = registered.length > 0 ? registered : (wish?.choices ?? []).map(({ meetingId }) => meetingId);
    return Promise.all(ids.map((id) => meetingById(this.em, context, id)));
  }

  @ResolveField(() => String, { nullable: true, description: 'Who would be registered, when it is another person of the mailbox.' })
  otherPersonName(@Parent() { registrationIds, wish }: JointLinkRead) {
    return registrationIds.length === 0 ? wish?.name : null;
  }
}
