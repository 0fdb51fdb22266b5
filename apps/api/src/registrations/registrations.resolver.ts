import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import { personSeenBy, PersonType } from '../access/person.graphql.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import { loadTogether } from '../kernel/batch-loader.js';
import { DateTime } from '../kernel/scalars.js';
import { AdmissionType, MeetingType } from '../meetings/meeting.graphql.js';
import { mayRunMeeting } from '../meetings/meeting.policy.js';
import { Person } from '../people/person.entity.js';
import {
  NeedKindEnum,
  CancelRegistrationInput,
  ChangeAdmissionInput,
  RegisterForMeetingInput,
  RegisterForMeetingPayload,
  RegistrationConnection,
  RegistrationPayload,
  RegistrationType,
  TokenInput,
  TokenViewType,
} from './registration.graphql.js';
import { maySeeNeeds } from './registration.policy.js';
import type { RegistrationLink } from './registration-link.js';
import { admissionById, meetingById } from './registration-parts.js';
import { changeableUntil, isManageable, meetingWindow, referenceOf, refusalOf } from './registration-rules.js';
import { type RegistrationRow, waitingRanks } from './registrations.queries.js';
import { type RegisterAnswer, RegistrationsService } from './registrations.service.js';
import { SeatsLeft } from './seats-left.js';

@Resolver(() => RegistrationType)
export class RegistrationsResolver {
  constructor(
    private readonly service: RegistrationsService,
    private readonly em: EntityManager,
  ) {}

  @Query(() => RegistrationConnection, { description: "The caller's own, the latest first." })
  myRegistrations(
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentViewer() viewer: Viewer,
  ) {
    return this.service.listOwn({ first, after }, viewer);
  }

  @Query(() => RegistrationType, { nullable: true, description: "One of the caller's own, or of a meeting that the caller runs." })
  registration(@Args('id', { type: () => ID }) id: string, @CurrentViewer() viewer: Viewer) {
    return this.service.findVisible(id, viewer);
  }

  @Query(() => TokenViewType, { nullable: true, description: "What a mail's link is about, without acting. Null for an unknown token." })
  registrationByToken(@Args('token', { type: () => String }) token: string) {
    return this.service.findLink(token);
  }

  @Mutation(() => RegisterForMeetingPayload)
  registerForMeeting(@Args('input', { type: () => RegisterForMeetingInput }) input: RegisterForMeetingInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.service.register(input, viewer, now);
  }

  @Mutation(() => RegistrationPayload, { description: 'Presses the button behind the link in a mail.' })
  async confirmRegistration(@Args('input', { type: () => TokenInput }) input: TokenInput, @Now() now: Date) {
    return this.#payload(await this.service.confirm(input.token, now), input.token);
  }

  @Mutation(() => RegistrationPayload, { description: "Also to the session's alternative meeting; if the target is full the old seat stays." })
  async changeAdmission(@Args('input', { type: () => ChangeAdmissionInput }) input: ChangeAdmissionInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.service.changeAdmission(input, viewer, now), input.token);
  }

  @Mutation(() => RegistrationPayload)
  async cancelRegistration(@Args('input', { type: () => CancelRegistrationInput }) input: CancelRegistrationInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return this.#payload(await this.service.cancel(input, viewer, now), input.token);
  }

  @ResolveField(() => Int, { nullable: true, description: 'Place in the waiting list, from 1.' })
  async position(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    if (row.status !== 'WAITING') return null;
    return row.rank ?? loadTogether(context, 'registration.rank', row.id, (ids) => waitingRanks(this.em, ids));
  }

  @ResolveField(() => MeetingType)
  meeting(@Parent() { meetingId }: RegistrationRow, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, meetingId);
  }

  @ResolveField(() => AdmissionType)
  admission(@Parent() { admissionId }: RegistrationRow, @Context() context: GraphqlContext) {
    return admissionById(this.em, context, admissionId);
  }

  @ResolveField(() => PersonType)
  async person(@Parent() { personId, meetingId }: RegistrationRow, @Context() context: GraphqlContext) {
    const [person, meeting] = await Promise.all([
      loadTogether(context, 'registration.person', personId, async (ids) => {
        const people = await this.em.find(Person, { id: { $in: ids } });
        return new Map(people.map((each) => [each.id, each]));
      }),
      meetingById(this.em, context, meetingId),
    ]);
    return person && personSeenBy(context.viewer, person, mayRunMeeting(context.viewer, meeting));
  }

  @ResolveField(() => String, { nullable: true, description: 'Accessibility and language; own, and for whoever runs the meeting.' })
  async needs(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return maySeeNeeds(context.viewer, row, await meetingById(this.em, context, row.meetingId)) ? row.needs : null;
  }

  @ResolveField(() => [NeedKindEnum], { nullable: true, description: 'What of the list they need; null to whoever may not know.' })
  async needKinds(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return maySeeNeeds(context.viewer, row, await meetingById(this.em, context, row.meetingId)) ? row.needKinds : null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Into which language an interpreter is needed.' })
  async interpreterLanguage(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return maySeeNeeds(context.viewer, row, await meetingById(this.em, context, row.meetingId)) ? row.interpreterLanguage : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the person has confirmed the address, or was known anyway.' })
  confirmed(@Parent() { confirmedAt }: RegistrationRow) {
    return confirmedAt !== null;
  }

  @ResolveField(() => String, { description: 'Short, for talking about it on the telephone.' })
  reference(@Parent() { id }: RegistrationRow) {
    return referenceOf(id);
  }

  @ResolveField(() => Boolean, { description: 'Whether it can still be changed or cancelled.' })
  async manageable(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return isManageable(row.status, meetingWindow(await meetingById(this.em, context, row.meetingId)), context.now);
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'Until when; null while the day is not known.' })
  async changeableUntil(@Parent() row: RegistrationRow, @Context() context: GraphqlContext) {
    return changeableUntil(meetingWindow(await meetingById(this.em, context, row.meetingId)));
  }

  async #payload(registrationId: string, token: string | null | undefined) {
    return { registration: await this.service.afterAct(registrationId, token), userErrors: [] };
  }
}

/** The admission of an answer: in a rush thousands ask for the same one, which is read once a batch. */
@Resolver(() => RegisterForMeetingPayload)
export class RegisterPayloadResolver {
  constructor(private readonly seatsLeft: SeatsLeft) {}

  @ResolveField(() => AdmissionType, { nullable: true })
  async admission(@Parent() { meetingId, admissionId }: RegisterAnswer) {
    return (await this.seatsLeft.of([meetingId])).get(meetingId)?.get(admissionId);
  }
}

@Resolver(() => TokenViewType)
export class TokenViewResolver {
  constructor(
    private readonly service: RegistrationsService,
    private readonly em: EntityManager,
  ) {}

  @ResolveField(() => RegistrationType, { nullable: true, description: 'Null for another person who is not registered yet.' })
  async registration(@Parent() { registrationId }: RegistrationLink) {
    const registration = registrationId === null ? null : await this.service.byId(registrationId);
    return registration && { ...registration, byLink: true };
  }

  @ResolveField(() => MeetingType)
  meeting(@Parent() { meetingId }: RegistrationLink, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, meetingId);
  }

  @ResolveField(() => String, { nullable: true, description: 'Who would be registered, when it is another person of the mailbox.' })
  otherPersonName(@Parent() { purpose, wish }: RegistrationLink) {
    return purpose === 'ANOTHER_PERSON' ? wish?.name : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether it will still do something: confirm until registration closes, or change and cancel what was confirmed.' })
  async usable(@Parent() { registrationId, meetingId, wish }: RegistrationLink, @Context() context: GraphqlContext) {
    const window = meetingWindow(await meetingById(this.em, context, meetingId));
    const registration = registrationId === null ? null : await this.service.byId(registrationId);
    const manageable = isManageable(registration?.status ?? 'EXPIRED', window, context.now, true);
    const admissionId = registration?.admissionId ?? wish?.admissionId;
    if (!manageable || admissionId === undefined || (registration && registration.confirmedAt !== null && registration.status !== 'EXPIRED')) return manageable;
    const { opensAt, closesAt } = await admissionById(this.em, context, admissionId);
    return refusalOf(window, { opensAt: opensAt ?? null, closesAt: closesAt ?? null }, context.now) === null;
  }
}
