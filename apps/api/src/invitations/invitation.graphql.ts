import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import type { NeedKind } from '../registrations/registration.entity.js';
import { NeedKindEnum, PersonInput, RegistrationType } from '../registrations/registration.graphql.js';
import { type InvitationStatus, invitationStatuses } from './invitation.entity.js';

export const InvitationStatusEnum = enumOf(invitationStatuses);
registerEnumType(InvitationStatusEnum, { name: 'InvitationStatus' });

export const invitationAnswers = ['ACCEPTED', 'DECLINED'] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];
export const InvitationAnswerEnum = enumOf(invitationAnswers);
registerEnumType(InvitationAnswerEnum, { name: 'InvitationAnswer' });

@ObjectType('Invitation', { description: 'A person asked to come, and the answer.' })
export class InvitationType {
  @Field(() => ID)
  id!: string;

  @Field(() => InvitationStatusEnum)
  status!: InvitationStatus;

  @Field(() => DateTime)
  invitedAt!: string;

  @Field(() => DateTime, { nullable: true })
  answeredAt!: string | null;
}

export const InvitationConnection = connectionOf('Invitation', () => InvitationType);

@InputType('InviteToMeetingInput', { description: 'Who is invited already, or registered, is not invited again.' })
export class InviteToMeetingInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => ID)
  admissionId!: string;

  @Field(() => [String], { nullable: true, description: 'Everybody who is a member of these groups today.' })
  groupKeys?: string[] | null;

  @Field(() => [PersonInput], { nullable: true, description: 'Found by their addresses; a person who is known keeps the name.' })
  emails?: PersonInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Everybody with a confirmed registration in a meeting of the process.' })
  everyoneRegistered?: boolean | null;
}

@ObjectType('InviteToMeetingPayload')
export class InviteToMeetingPayload extends Payload {
  @Field(() => Int)
  invited!: number;

  @Field(() => Int, { description: 'Invited before, whatever they answered, or registered.' })
  alreadyInvited!: number;

  @Field(() => Int, { description: 'Of those invited now: who has no address and must be told in another way.' })
  withoutAddress!: number;

  @Field(() => ID, { nullable: true, description: 'Under /events/campaign/ID: what becomes of the mails. Null: nobody new was invited by mail.' })
  campaignId!: string | null;
}

@InputType('AnswerInvitationInput')
export class AnswerInvitationInput {
  @Field(() => String, { description: 'Of the link in the mail.' })
  token!: string;

  @Field(() => InvitationAnswerEnum)
  answer!: InvitationAnswer;

  @Field(() => ID, { nullable: true, description: 'Another way to attend than the one that the invitation names.' })
  admissionId?: string | null;

  @Field(() => String, { nullable: true, description: 'Accessibility and language; for the staff of the meeting only.' })
  needs?: string | null;

  @Field(() => [NeedKindEnum], { nullable: true, description: 'What of the list is needed; for the staff of the meeting only.' })
  needKinds?: NeedKind[] | null;

  @Field(() => String, { nullable: true, description: 'With INTERPRETER: into which language.' })
  interpreterLanguage?: string | null;

  @Field(() => [String], { nullable: true, description: 'Keys of Admission.consents that were agreed to.' })
  consents?: string[] | null;
}

@ObjectType('AnswerInvitationPayload')
export class AnswerInvitationPayload extends Payload {
  @Field(() => InvitationType, { nullable: true })
  invitation!: InvitationType | null;

  @Field(() => RegistrationType, { nullable: true, description: 'A seat, or a place in the waiting list; null after a decline.' })
  registration!: RegistrationType | null;
}

@InputType('WithdrawInvitationInput')
export class WithdrawInvitationInput {
  @Field(() => ID)
  invitationId!: string;
}

@ObjectType('InvitationPayload')
export class InvitationPayload extends Payload {
  @Field(() => InvitationType, { nullable: true })
  invitation!: InvitationType | null;
}

@ObjectType('InvitationView', { description: "What the link in an invitation's mail is about." })
export class InvitationViewType {
  @Field(() => InvitationType)
  invitation!: InvitationType;

  @Field(() => Boolean, { description: 'Whether an answer can still be given.' })
  usable!: boolean;

  @Field(() => RegistrationType, { nullable: true, description: 'What the person has in the meeting now.' })
  registration!: RegistrationType | null;
}
