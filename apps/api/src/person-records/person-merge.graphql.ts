import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { AttendanceStatus } from '../attendance/attendance-event.entity.js';
import { AttendanceStatusEnum } from '../attendance/attendance.graphql.js';
import type { MembershipRole } from '../groups/group-membership.entity.js';
import { MembershipRoleEnum } from '../groups/group-membership.graphql.js';
import type { InvitationStatus } from '../invitations/invitation.entity.js';
import { InvitationStatusEnum } from '../invitations/invitation.graphql.js';
import { Payload } from '../kernel/payload.graphql.js';
import type { RegistrationStatus } from '../registrations/registration.entity.js';
import { RegistrationStatusEnum } from '../registrations/registration.graphql.js';
import { PersonRecordType } from './person-record.graphql.js';

@ObjectType('DoubleRegistration', { description: "Two registrations that cannot both be one person's." })
export class DoubleRegistrationType {
  @Field(() => RegistrationStatusEnum)
  stays!: RegistrationStatus;

  @Field(() => RegistrationStatusEnum, { description: 'Is cancelled, and nobody told.' })
  goes!: RegistrationStatus;
}

@ObjectType('DoubleAttendance')
export class DoubleAttendanceType {
  @Field(() => AttendanceStatusEnum)
  stays!: AttendanceStatus;

  @Field(() => AttendanceStatusEnum)
  goes!: AttendanceStatus;
}

@ObjectType('DoubleInvitation')
export class DoubleInvitationType {
  @Field(() => InvitationStatusEnum)
  stays!: InvitationStatus;

  @Field(() => InvitationStatusEnum)
  goes!: InvitationStatus;
}

@ObjectType('DoubleMembership', { description: 'In the same group at the same time.' })
export class DoubleMembershipType {
  @Field(() => MembershipRoleEnum)
  stays!: MembershipRole;

  @Field(() => MembershipRoleEnum)
  goes!: MembershipRole;
}

@ObjectType('PersonMerge', { description: 'What making one person of two would do.' })
export class PersonMergeType {
  @Field(() => PersonRecordType, { description: 'Stays, with everything of both.' })
  kept!: PersonRecordType;

  @Field(() => PersonRecordType, { description: 'Goes; the address of the page leads to the other.' })
  merged!: PersonRecordType;

  @Field(() => [DoubleRegistrationType])
  registrations!: DoubleRegistrationType[];

  @Field(() => [DoubleAttendanceType])
  attendances!: DoubleAttendanceType[];

  @Field(() => [DoubleInvitationType])
  invitations!: DoubleInvitationType[];

  @Field(() => [DoubleMembershipType])
  memberships!: DoubleMembershipType[];

  @Field(() => String, { nullable: true, description: 'With which nobody signs in to what is theirs any more.' })
  addressEnds!: string | null;

  @Field(() => Boolean, { description: 'Whether the second of two private calendar addresses ends.' })
  feedEnds!: boolean;
}

@InputType('MergePeopleInput')
export class MergePeopleInput {
  @Field(() => ID, { description: 'Stays, with everything of both.' })
  keptPersonId!: string;

  @Field(() => ID, { description: 'Goes.' })
  mergedPersonId!: string;
}

@ObjectType('PersonRecordPayload')
export class PersonRecordPayload extends Payload {
  @Field(() => PersonRecordType, { nullable: true })
  personRecord!: PersonRecordType | null;
}
