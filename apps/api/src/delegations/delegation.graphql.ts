import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '../kernel/locale.js';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, LocaleEnum, Payload } from '../kernel/payload.graphql.js';
import { DateTime, LocalDateTime } from '../kernel/scalars.js';
import { type DelegateRole, delegateRoles } from './delegate.entity.js';
import { type DelegateState, delegateStates, delegationStates } from './delegation-rules.js';

export const DelegateRoleEnum = enumOf(delegateRoles);
registerEnumType(DelegateRoleEnum, { name: 'DelegateRole' });
export const DelegateStateEnum = enumOf(delegateStates);
registerEnumType(DelegateStateEnum, { name: 'DelegateState' });
export const DelegationStateEnum = enumOf(delegationStates);
registerEnumType(DelegationStateEnum, { name: 'DelegationState', description: 'OPEN: the organisation can still change whom it sends.' });

@ObjectType('Delegate', { description: 'Somebody whom an organisation sends, or keeps ready.' })
export class DelegateType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Empty once the person was erased.' })
  name!: string;

  @Field(() => String, { description: 'As the organisation wrote it.' })
  email!: string;

  @Field(() => DelegateRoleEnum)
  role!: DelegateRole;

  @Field(() => DelegateStateEnum)
  state!: DelegateState;

  @Field(() => Int, { description: 'In how many meetings they have a seat for the organisation.' })
  meetings!: number;
}

@ObjectType('DelegationContact', { description: 'The mailbox that names the delegates.' })
export class DelegationContactType {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;
}

@ObjectType('Delegation', { description: 'An organisation that is invited to a meeting, or into a group, with a number of places.' })
export class DelegationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  organisationName!: string;

  @Field(() => Int, { description: 'How many delegates it may send.' })
  places!: number;

  @Field(() => DateTime, { nullable: true, description: 'Null: until the meeting starts.' })
  deadline!: Date | null;

  @Field(() => String, { description: 'Zone in which the deadline is told.' })
  timezone!: string;

  @Field(() => String, { nullable: true, description: "The organisers' words to the organisation." })
  note!: string | null;

  @Field(() => DateTime)
  invitedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  remindedAt!: Date | null;
}

export const DelegationConnection = connectionOf('Delegation', () => DelegationType);

@ObjectType('KeptPlaces', { description: 'Places of a delegation in a coming meeting of its group: in one way to attend each session.' })
export class KeptPlacesType {
  @Field(() => Int, { description: 'Seats that its delegates have.' })
  used!: number;

  @Field(() => Int, { description: 'Seats that wait for whom it has yet to name: none once its deadline has passed, fewer where fewer were free.' })
  kept!: number;
}

@InputType('DelegationContactInput')
export class DelegationContactInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;
}

@InputType('InviteOrganisationInput', { description: 'To an admission of a meeting, or else into a group.' })
export class InviteOrganisationInput {
  @Field(() => ID, { nullable: true })
  admissionId?: string | null;

  @Field(() => ID, { nullable: true })
  groupId?: string | null;

  @Field(() => ID)
  organisationId!: string;

  @Field(() => DelegationContactInput)
  contact!: DelegationContactInput;

  @Field(() => LocaleEnum, { nullable: true, description: "Of the mails to the contact; left out, the caller's." })
  locale?: Locale | null;

  @Field(() => Int)
  places!: number;

  @Field(() => LocalDateTime, { nullable: true, description: 'In the zone of the meeting, else of the process. Null: until the meeting starts.' })
  deadline?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the category under which its delegates are counted; left out, that of the organisation.' })
  comesAs?: string | null;
}

@InputType('SetDelegationInput')
export class SetDelegationInput {
  @Field(() => ID)
  delegationId!: string;

  @Field(() => DelegationContactInput)
  contact!: DelegationContactInput;

  @Field(() => Int)
  places!: number;

  @Field(() => LocalDateTime, { nullable: true, description: 'In the zone of the meeting, else of the process. Null: until the meeting starts.' })
  deadline?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@InputType('DelegationInput')
export class DelegationInput {
  @Field(() => ID)
  delegationId!: string;
}

@InputType('NameDelegateInput', { description: 'By the link in the mail, or as an organiser of the process.' })
export class NameDelegateInput {
  @Field(() => String, { nullable: true, description: 'Of the link.' })
  token?: string | null;

  @Field(() => ID, { nullable: true, description: 'Without a link.' })
  delegationId?: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => DelegateRoleEnum)
  role!: DelegateRole;
}

@InputType('WithdrawDelegateInput')
export class WithdrawDelegateInput {
  @Field(() => String, { nullable: true, description: 'Of the link; without it, as an organiser of the process.' })
  token?: string | null;

  @Field(() => ID)
  delegateId!: string;
}

@InputType('StepInInput', { description: 'A substitute takes the place of a delegate, or one that is free.' })
export class StepInInput {
  @Field(() => String, { nullable: true, description: 'Of the link; without it, as an organiser of the process.' })
  token?: string | null;

  @Field(() => ID)
  substituteId!: string;

  @Field(() => ID, { nullable: true, description: 'Who no longer comes; left out, a free place is taken.' })
  insteadOfId?: string | null;
}

@ObjectType('DelegationPayload')
export class DelegationPayload extends Payload {
  @Field(() => DelegationType, { nullable: true })
  delegation!: DelegationType | null;
}
