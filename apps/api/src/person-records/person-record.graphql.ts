import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { AttendanceStatus } from '../attendance/attendance-event.entity.js';
import { AttendanceStatusEnum } from '../attendance/attendance.graphql.js';
import type { MembershipRole } from '../groups/group-membership.entity.js';
import { MembershipRoleEnum } from '../groups/group-membership.graphql.js';
import type { Locale } from '../kernel/locale.js';
import { LocaleEnum } from '../kernel/payload.graphql.js';
import { DateTime, LocalDate } from '../kernel/scalars.js';

@ObjectType('AttendedDay')
export class AttendedDayType {
  @Field(() => LocalDate, { nullable: true })
  date!: string | null;

  @Field(() => AttendanceStatusEnum)
  status!: AttendanceStatus;

  @Field(() => Boolean, { description: 'Came without a registration.' })
  walkIn!: boolean;
}

@ObjectType('RecordedMembership')
export class RecordedMembershipType {
  @Field(() => MembershipRoleEnum)
  role!: MembershipRole;

  @Field(() => LocalDate, { nullable: true, description: 'Null: since ever.' })
  startsOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Null: until further notice.' })
  endsOn!: string | null;
}

@ObjectType('RecordedConsent')
export class RecordedConsentType {
  @Field(() => String, { description: 'What was agreed to, as "recording".' })
  kind!: string;

  @Field(() => String)
  textVersion!: string;

  @Field(() => DateTime)
  givenAt!: string;

  @Field(() => DateTime, { nullable: true })
  withdrawnAt!: string | null;
}

@ObjectType('RecordedChange', { description: 'What the log has of a person and of what is theirs.' })
export class RecordedChangeType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTime)
  at!: string;

  @Field(() => String, { description: 'As "registration.cancelled".' })
  action!: string;
}

@ObjectType('PersonRecord', { description: 'All that is known of a person in the processes that the caller organises, the latest 100 of each kind first.' })
export class PersonRecordType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their own, with which they sign in.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'One that is not theirs alone.' })
  contactEmail!: string | null;

  @Field(() => String, { nullable: true })
  telephone!: string | null;

  @Field(() => String, { nullable: true })
  municipality!: string | null;

  @Field(() => String, { nullable: true })
  organisation!: string | null;

  @Field(() => LocaleEnum)
  locale!: Locale;
}
