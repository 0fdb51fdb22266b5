import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { MembershipRole } from '../groups/group-membership.entity.js';
import { MembershipRoleEnum } from '../groups/group-membership.graphql.js';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import { PeopleFilterInput } from '../people/person-filter.graphql.js';
import { RegistrationFilterInput } from '../registrations/registration-filter.graphql.js';
import { type BulkActKind, bulkActKinds, type BulkActState, bulkActStates, type BulkOutcome, bulkOutcomes } from './bulk-act.entity.js';

export const BulkActKindEnum = enumOf(bulkActKinds);
registerEnumType(BulkActKindEnum, { name: 'BulkActKind', description: 'SEAT gives seats to those who wait.' });

export const BulkActStateEnum = enumOf(bulkActStates);
registerEnumType(BulkActStateEnum, { name: 'BulkActState' });

export const BulkOutcomeEnum = enumOf(bulkOutcomes);
registerEnumType(BulkOutcomeEnum, { name: 'BulkOutcome', description: 'What becomes of a row, or why nothing does.' });

@InputType('BulkActInput', { description: 'An act on the registrations of a meeting, or on the people of a process: those that match the filter, or of them those that were chosen.' })
export class BulkActInput {
  @Field(() => BulkActKindEnum)
  kind!: BulkActKind;

  @Field(() => ID, { nullable: true, description: 'Of whose registrations; left out: of the people of the process.' })
  meetingId?: string | null;

  @Field(() => String, { nullable: true, description: 'The process whose people are meant.' })
  slug?: string | null;

  @Field(() => RegistrationFilterInput, { nullable: true })
  registrations?: RegistrationFilterInput | null;

  @Field(() => PeopleFilterInput, { nullable: true })
  people?: PeopleFilterInput | null;

  @Field(() => [ID], { nullable: true, description: 'Registrations, or people; left out: all that match.' })
  chosenIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether those whose registrations are cancelled, or who are added to a group, hear of it; left out: they do.' })
  tells?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether seats are given beyond the limit.' })
  allowOver?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Words to those who are refused.' })
  reason?: string | null;

  @Field(() => ID, { nullable: true, description: 'The group that they are added to, from today.' })
  groupId?: string | null;

  @Field(() => MembershipRoleEnum, { nullable: true, description: 'As what; left out: MEMBER.' })
  role?: MembershipRole | null;
}

@InputType('OrderBulkActInput')
export class OrderBulkActInput {
  @Field(() => BulkActInput)
  act!: BulkActInput;

  @Field(() => Int, { description: 'How many match, as the preview said: with another number now, nothing is done.' })
  total!: number;

  @Field(() => String, { description: 'Made by the client: sent twice with it, the act is ordered once.' })
  idempotencyKey!: string;
}

@InputType('UndoBulkActInput')
export class UndoBulkActInput {
  @Field(() => ID)
  bulkActId!: string;
}

@ObjectType('BulkOutcomeCount')
export class BulkOutcomeCountType {
  @Field(() => BulkOutcomeEnum)
  outcome!: BulkOutcome;

  @Field(() => Int)
  people!: number;
}

@ObjectType('BulkActPreview', { description: 'What an act would do now; nothing is done.' })
export class BulkActPreviewType {
  @Field(() => Int, { description: 'Rows that match.' })
  total!: number;

  @Field(() => [BulkOutcomeCountType])
  outcomes!: BulkOutcomeCountType[];

  @Field(() => Int, { description: 'People to whom a mail about it goes; those who move up besides are not in it.' })
  told!: number;

  @Field(() => Int, { description: 'Seats beyond the limit.' })
  seatsBeyond!: number;
}

@ObjectType('BulkActPreviewPayload')
export class BulkActPreviewPayload extends Payload {
  @Field(() => BulkActPreviewType, { nullable: true })
  preview!: BulkActPreviewType | null;
}

@ObjectType('BulkActSkip', { description: 'Somebody with whom nothing was done, and why.' })
export class BulkActSkipType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => BulkOutcomeEnum)
  outcome!: BulkOutcome;
}

export const BulkActSkipConnection = connectionOf('BulkActSkip', () => BulkActSkipType);

@ObjectType('BulkAct', { description: 'An act on many people at once; for the organisers of the process.' })
export class BulkActType {
  @Field(() => ID)
  id!: string;

  @Field(() => BulkActKindEnum)
  kind!: BulkActKind;

  @Field(() => BulkActStateEnum)
  state!: BulkActState;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  done!: number;

  @Field(() => Boolean, { description: 'Whether it can be taken back: nobody was told of it.' })
  undoable!: boolean;
}

export const BulkActConnection = connectionOf('BulkAct', () => BulkActType);

@ObjectType('BulkActPayload')
export class BulkActPayload extends Payload {
  @Field(() => BulkActType, { nullable: true })
  bulkAct!: BulkActType | null;
}
