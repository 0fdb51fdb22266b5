import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PersonType } from '../access/person.graphql.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import type { NeedKind } from '../registrations/registration.entity.js';
import { NeedKindEnum } from '../registrations/registration.graphql.js';
import { type AttendanceStatus, attendanceStatuses } from './attendance-event.entity.js';

export const AttendanceStatusEnum = enumOf(attendanceStatuses);
registerEnumType(AttendanceStatusEnum, { name: 'AttendanceStatus' });

@InputType('WalkInInput', { description: 'Somebody who comes without a registration. Takes no seat; counts as present.' })
export class WalkInInput {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email?: string | null;
}

@InputType('AttendanceEventInput', { description: 'What was said at the door: of a registration, of a walk-in, or that something said before is taken back.' })
export class AttendanceEventInput {
  @Field(() => String, { description: 'Made by the device, new for each event and the same when it is sent again.' })
  nonce!: string;

  @Field(() => ID, { nullable: true, description: 'May be left out where there is one day.' })
  meetingDayId?: string | null;

  @Field(() => ID, { nullable: true })
  registrationId?: string | null;

  @Field(() => WalkInInput, { nullable: true })
  walkIn?: WalkInInput | null;

  @Field(() => AttendanceStatusEnum, { description: 'Says nothing where something is taken back.' })
  status!: AttendanceStatus;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => DateTime, { nullable: true })
  leftAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'The nonce of the event that is taken back; what stood before it stands again.' })
  undoOf?: string | null;
}

@InputType('RecordAttendanceInput')
export class RecordAttendanceInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => [AttendanceEventInput], { description: 'At most 500, in the order in which they happened.' })
  events!: AttendanceEventInput[];
}

@ObjectType('AttendanceResult')
export class AttendanceResultType {
  @Field(() => String)
  nonce!: string;

  @Field(() => Boolean, { description: 'Whether it is recorded; also when it was sent before.' })
  accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'Who said what stands instead of this.' })
  alreadyBy!: string | null;

  @Field(() => DateTime, { nullable: true })
  alreadyAt!: Date | null;

  @Field(() => String, { nullable: true, description: "In words: why it is not recorded, or what to know of it although it is." })
  reason!: string | null;
}

@ObjectType('RecordAttendancePayload')
export class RecordAttendancePayload extends Payload {
  @Field(() => [AttendanceResultType], { description: 'One for each event, in their order.' })
  results!: AttendanceResultType[];
}

@InputType('SetHeadCountInput')
export class SetHeadCountInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => Int, { nullable: true, description: 'People counted without their names; null: nobody counted.' })
  headCount?: number | null;
}

@ObjectType('RosterAttendance', { description: 'What stands for a person on one day.' })
export class RosterAttendanceType {
  @Field(() => ID)
  meetingDayId!: string;

  @Field(() => AttendanceStatusEnum)
  status!: AttendanceStatus;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => DateTime, { nullable: true })
  leftAt!: Date | null;

  @Field(() => String, { nullable: true })
  recordedBy!: string | null;

  @Field(() => String, { description: 'Of the event that stands: send it as undoOf to take it back.' })
  nonce!: string;
}

/** One person of a roster. What is null for the desk is decided where the roster is made. */
@ObjectType('RosterEntry')
export class RosterEntryType {
  @Field(() => ID)
  id!: string;

  person!: PersonType;

  registrationId!: string | null;

  category!: LocalizedText | null;

  @Field(() => String, { nullable: true })
  organisation!: string | null;

  @Field(() => String, { nullable: true, description: 'For whoever runs the meeting; null at the desk.' })
  needs!: string | null;

  @Field(() => [NeedKindEnum], { nullable: true, description: 'What of the list they need; null at the desk.' })
  needKinds!: NeedKind[] | null;

  @Field(() => String, { nullable: true, description: 'Into which language an interpreter is needed; null at the desk.' })
  interpreterLanguage!: string | null;

  @Field(() => Boolean)
  walkIn!: boolean;

  @Field(() => [RosterAttendanceType])
  attendance!: RosterAttendanceType[];
}

export const RosterConnection = connectionOf('Roster', () => RosterEntryType);

@ObjectType('AttendanceCounts', { description: 'Of the day asked for: how many people, as it stands.' })
export class AttendanceCountsType {
  @Field(() => Int, { description: 'With a confirmed seat.' })
  expected!: number;

  @Field(() => Int)
  present!: number;

  @Field(() => Int)
  late!: number;

  @Field(() => Int)
  excused!: number;

  @Field(() => Int)
  absent!: number;

  @Field(() => Int, { description: 'Of those present or late: without a seat.' })
  walkIns!: number;

  @Field(() => Int, { nullable: true, description: 'Of the room; null: not known.' })
  capacity!: number | null;
}
