import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { LocalDate } from '../kernel/scalars.js';
import { type MembershipRole, membershipRoles } from './group-membership.entity.js';

export const MembershipRoleEnum = enumOf(membershipRoles);
registerEnumType(MembershipRoleEnum, { name: 'MembershipRole' });

@ObjectType('GroupMembership', { description: 'Somebody in a group; for the organisers of its process.' })
export class GroupMembershipType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => MembershipRoleEnum)
  role!: MembershipRole;

  @Field(() => LocalDate, { nullable: true, description: 'First day; null: since ever.' })
  startsOn!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null: until further notice.' })
  endsOn!: string | null;

  @Field(() => Boolean, { description: 'Whether it has ended by today.' })
  over!: boolean;
}

export const GroupMembershipConnection = connectionOf('GroupMembership', () => GroupMembershipType);

@InputType('AddGroupMemberInput')
export class AddGroupMemberInput {
  @Field(() => ID)
  groupId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => MembershipRoleEnum)
  role!: MembershipRole;

  @Field(() => LocalDate, { nullable: true, description: 'First day; null: since ever.' })
  startsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null: until further notice.' })
  endsOn?: string | null;
}

@InputType('SetGroupMembershipInput')
export class SetGroupMembershipInput {
  @Field(() => ID)
  membershipId!: string;

  @Field(() => MembershipRoleEnum)
  role!: MembershipRole;

  @Field(() => LocalDate, { nullable: true })
  startsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Today, or earlier, ends it.' })
  endsOn?: string | null;
}

@ObjectType('GroupMembershipPayload')
export class GroupMembershipPayload extends Payload {
  @Field(() => GroupMembershipType, { nullable: true })
  membership!: GroupMembershipType | null;
}
