import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import { PersonType } from '../access/person.graphql.js';
import type { GraphqlContext, Viewer } from '../access/viewer.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { AdmissionType, MeetingType } from '../meetings/meeting.graphql.js';
import { mayRunMeeting } from '../meetings/meeting.policy.js';
import { admissionById, meetingById } from '../registrations/registration-parts.js';
import { liveRegistrations, registrationsById } from '../registrations/registrations.queries.js';
import { InvitationAnswersService } from './invitation-answers.service.js';
import type { InvitationStatus } from './invitation.entity.js';
import {
  AnswerInvitationInput,
  AnswerInvitationPayload,
  InvitationConnection,
  InvitationPayload,
  InvitationStatusEnum,
  InvitationType,
  InvitationViewType,
  InviteToMeetingInput,
  InviteToMeetingPayload,
  WithdrawInvitationInput,
} from './invitation.graphql.js';
import { type InvitationRow, listInvitations } from './invitations.queries.js';
import { InvitationsService } from './invitations.service.js';
import { personBehindLink, personForStaff } from './invited-person.js';

@Resolver(() => InvitationType)
export class InvitationsResolver {
  constructor(
    private readonly service: InvitationsService,
    private readonly answers: InvitationAnswersService,
    private readonly em: EntityManager,
  ) {}

  @Mutation(() => InviteToMeetingPayload, { description: 'Asks people to come, by mail and in their calendars.' })
  async inviteToMeeting(@Args('input', { type: () => InviteToMeetingInput }) input: InviteToMeetingInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { ...(await this.service.invite(input, viewer, now)), userErrors: [] };
  }

  @Mutation(() => InvitationPayload, { description: 'Takes an invitation back; only this person hears of it.' })
  async withdrawInvitation(
    @Args('input', { type: () => WithdrawInvitationInput }) input: WithdrawInvitationInput,
    @CurrentViewer() viewer: Viewer,
    @Now() now: Date,
  ) {
    return { invitation: await this.answers.byId(await this.answers.withdraw(input.invitationId, viewer, now)), userErrors: [] };
  }

  @Mutation(() => AnswerInvitationPayload, { description: 'Answers by the link in the mail. Accepting registers; declining gives back what there is.' })
  async answerInvitation(@Args('input', { type: () => AnswerInvitationInput }) input: AnswerInvitationInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    const { invitationId, registrationId } = await this.answers.answer(input, viewer, now);
    const registration = registrationId === null ? undefined : (await registrationsById(this.em, [registrationId])).get(registrationId);
    return { invitation: await this.answers.byId(invitationId), registration, userErrors: [] };
  }

  @Query(() => InvitationViewType, { nullable: true, description: "What a mail's link is about, without acting. Null for an unknown token." })
  async invitationByToken(@Args('token', { type: () => String }) token: string, @Context() context: GraphqlContext) {
    const invitation = await this.answers.byToken(token);
    if (!invitation) return null;
    const meeting = await meetingById(this.em, context, invitation.meetingId);
    const open = meeting.status === 'SCHEDULED' || meeting.status === 'SAVE_THE_DATE';
    const [registration] = (await liveRegistrations(this.em, invitation.personId, [meeting.id])).get(meeting.id) ?? [];
    return { invitation, usable: open && invitation.status !== 'WITHDRAWN' && !meeting.isOver(context.now), registration };
  }

  @ResolveField(() => MeetingType)
  meeting(@Parent() invitation: InvitationRow, @Context() context: GraphqlContext) {
    return meetingById(this.em, context, invitation.meetingId);
  }

  @ResolveField(() => AdmissionType)
  admission(@Parent() invitation: InvitationRow, @Context() context: GraphqlContext) {
    return admissionById(this.em, context, invitation.admissionId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'With the address for staff of the meeting. Null once the person was erased.' })
  async person(@Parent() invitation: InvitationRow, @Context() context: GraphqlContext) {
    const meeting = await meetingById(this.em, context, invitation.meetingId);
    const seen = mayRunMeeting(context.viewer, meeting) ? personForStaff : personBehindLink;
    return seen(this.em, context, invitation.personId);
  }
}

@Resolver(() => MeetingType)
export class MeetingInvitationsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => InvitationConnection, { nullable: true, description: 'In the order in which they were made; null unless one runs the meeting.' })
  invitations(
    @Parent() meeting: Meeting,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('status', { type: () => InvitationStatusEnum, nullable: true }) status: InvitationStatus | null,
    @CurrentViewer() viewer: Viewer,
  ) {
    return mayRunMeeting(viewer, meeting) ? listInvitations(this.em, meeting.id, status, { first, after }) : null;
  }
}
