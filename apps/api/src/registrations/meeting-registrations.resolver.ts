import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Now, SignedInViewer, type SignedIn } from '../access/current-viewer.js';
import type { GraphqlContext } from '../access/viewer.js';
import { DateTime } from '../kernel/scalars.js';
import { admissionsOf } from '../meetings/meeting-parts.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { AdmissionType, MeetingType } from '../meetings/meeting.graphql.js';
import { AdmissionStates, type AskedAdmission } from './admission-states.js';
import { admissionById, meetingById } from './registration-parts.js';
import { isWaitingListOpen, meetingWindow, type MeetingWindow, PRIVACY_NOTICE_VERSION, registrationState, seatsForNewcomers } from './registration-rules.js';
import {
  AdmissionPayload,
  ConsentType,
  PromoteRegistrationInput,
  RegisterSomebodyInput,
  RegistrationPayload,
  RegistrationStateEnum,
  RegistrationType,
  SetSeatsInput,
} from './registration.graphql.js';
import { mayEnterOnline, maySeeRoster } from './registration.policy.js';
import { RegistrationsService } from './registrations.service.js';
import { SeatsService } from './seats.service.js';

/** What registrations add to a meeting. */
@Resolver(() => MeetingType)
export class MeetingRegistrationsResolver {
  constructor(
    private readonly em: EntityManager,
    private readonly states: AdmissionStates,
  ) {}

  @ResolveField(() => RegistrationStateEnum, { description: 'For the caller: why one can register, or cannot.' })
  async registrationState(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    const [own, admissions] = await Promise.all([this.states.standingIn(meeting.id, context), admissionsOf(this.em, context, meeting)]);
    const windows = await Promise.all(admissions.map((admission) => this.states.windowOf(admission, context)));
    return registrationState(meetingWindow(meeting), windows, own, context.now);
  }

  @ResolveField(() => RegistrationType, { nullable: true, description: 'The seat before a waiting place.' })
  myRegistration(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    return this.states.ownIn(meeting.id, context);
  }

  @ResolveField(() => String, { nullable: true, description: 'The room on the net; null to those who may not enter.' })
  async onlineUrl(@Parent() meeting: Meeting, @Context() context: GraphqlContext) {
    if (!meeting.onlineUrl) return null;
    const [own, admissions] = await Promise.all([this.states.ownIn(meeting.id, context), admissionsOf(this.em, context, meeting)]);
    return mayEnterOnline(context.viewer, meeting, own, admissions) ? meeting.onlineUrl : null;
  }
}

/** What registrations add to an admission. */
@Resolver(() => AdmissionType)
export class AdmissionRegistrationsResolver {
  constructor(
    private readonly em: EntityManager,
    private readonly states: AdmissionStates,
  ) {}

  @ResolveField(() => Int, { nullable: true, description: 'Null: no limit.' })
  async seats(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return (await this.states.countOf(admission, context)).seats;
  }

  @ResolveField(() => Int, { nullable: true, description: 'For newcomers, at most a second old: none while others wait. Null: no limit.' })
  async seatsLeft(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return seatsForNewcomers(await this.states.countOf(admission, context));
  }

  @ResolveField(() => Int, { nullable: true, description: 'Seats that are taken; null unless staff of the meeting.' })
  async seatsTaken(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    if (!maySeeRoster(context.viewer, await meetingById(this.em, context, admission.meeting.id))) return null;
    return (await this.states.countOf(admission, context)).taken;
  }

  @ResolveField(() => Int, { nullable: true, description: 'Seats that are not taken and kept for delegates who have yet to be named; null unless staff of the meeting.' })
  async seatsKept(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    if (!maySeeRoster(context.viewer, await meetingById(this.em, context, admission.meeting.id))) return null;
    return (await this.states.countOf(admission, context)).kept;
  }

  @ResolveField(() => Int, { description: 'People in the waiting list.' })
  async waiting(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return (await this.states.countOf(admission, context)).waiting;
  }

  @ResolveField(() => Boolean, { description: 'Whether staff decide on each request; whoever was invited to it needs no approval.' })
  async approval(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return (await this.states.countOf(admission, context)).approval;
  }

  @ResolveField(() => Int, { nullable: true, description: 'For how many hours a freed seat is offered to the first in line; null: it is given at once.' })
  async offerHours(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    const { promotion, offerHours } = await this.states.countOf(admission, context);
    return promotion === 'OFFER' ? offerHours : null;
  }

  @ResolveField(() => Int, { description: 'How many hours before the start freed seats stop going to those who wait; 0: when it starts.' })
  async promotionStopsHours(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return (await this.states.countOf(admission, context)).promotionStopsHours;
  }

  @ResolveField(() => AdmissionType, { nullable: true, description: 'The admission whose seats these are too; null: its seats are told of with it.' })
  sharesSeatsWith(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return this.states.sharedWith(admission, context);
  }

  @ResolveField(() => AdmissionType, { nullable: true, description: 'Which one gets what is left of these seats at `releasesAt`; null: they are not reserved.' })
  releasesTo(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return this.states.releasedTo(admission, context);
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'Until when seats are reserved; null: they are not.' })
  async releasesAt(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return (await this.states.countOf(admission, context)).releasesAt;
  }

  @ResolveField(() => Boolean, { description: 'Whether people can wait for a seat where none is left.' })
  async waitingListOpen(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return isWaitingListOpen(await this.#windowOf(admission, context), await this.states.windowOf(admission, context), context.now);
  }

  @ResolveField(() => RegistrationStateEnum, { description: 'Of this admission, for the caller.' })
  async state(@Parent() admission: AskedAdmission, @Context() context: GraphqlContext) {
    return this.states.stateOf(admission, await this.#windowOf(admission, context), context);
  }

  @ResolveField(() => [ConsentType], { description: 'Notices and consents to be asked, in their present version.' })
  consents(): ConsentType[] {
    return [{ key: `privacy@${PRIVACY_NOTICE_VERSION}`, required: true, url: '/privacy' }];
  }

  /** Of the meeting, which is read only where it did not come with the admission. */
  async #windowOf({ meeting, window }: AskedAdmission, context: GraphqlContext): Promise<MeetingWindow> {
    return window ?? meetingWindow(await meetingById(this.em, context, meeting.id));
  }
}

/** What staff do with seats. */
@Resolver()
export class SeatsResolver {
  constructor(
    private readonly seats: SeatsService,
    private readonly registrations: RegistrationsService,
    private readonly em: EntityManager,
  ) {}

  @Mutation(() => AdmissionPayload, { description: 'More seats promote those who wait.' })
  async setSeats(@Args('input', { type: () => SetSeatsInput }) input: SetSeatsInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date, @Context() context: GraphqlContext) {
    const moved = await this.seats.setSeats(input, viewer, now);
    return { admission: await admissionById(this.em, context, input.admissionId), ...moved, userErrors: [] };
  }

  @Mutation(() => RegistrationPayload, { description: 'Gives a seat to somebody who waits, ahead of the line. Logged.' })
  async promoteRegistration(@Args('input', { type: () => PromoteRegistrationInput }) input: PromoteRegistrationInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return this.#payload(await this.seats.promote(input, viewer, now));
  }

  @Mutation(() => RegistrationPayload, { description: 'Registers somebody who asked by telephone or at the desk, with or without an address.' })
  async registerSomebody(@Args('input', { type: () => RegisterSomebodyInput }) input: RegisterSomebodyInput, @SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return this.#payload(await this.seats.registerSomebody(input, viewer, now));
  }

  async #payload(registrationId: string) {
    return { registration: await this.registrations.byId(registrationId), userErrors: [] };
  }
}
