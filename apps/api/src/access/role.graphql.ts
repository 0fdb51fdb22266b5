import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import { type Role, roles } from './role-assignment.entity.js';

export const RoleEnum = enumOf(roles);
registerEnumType(RoleEnum, { name: 'Role' });

@ObjectType('RoleAssignment', { description: 'A role of a person, and where it holds.' })
export class RoleAssignmentType {
  @Field(() => ID)
  id!: string;

  @Field(() => RoleEnum)
  role!: Role;

  personId!: string;
  processId!: string | null;
  groupId!: string | null;
  meetingId!: string | null;

  @Field(() => DateTime)
  grantedAt!: Date;
}

export const RoleAssignmentConnection = connectionOf('RoleAssignment', () => RoleAssignmentType);

@InputType()
export class RoleFilter {
  @Field(() => RoleEnum, { nullable: true })
  role?: Role | null;

  @Field(() => ID, { nullable: true, description: 'Also the roles for its groups and meetings.' })
  processId?: string | null;

  @Field(() => ID, { nullable: true })
  personId?: string | null;
}

@InputType({ description: 'A person by id or by address, and where the role holds: organiser and reader in a process, facilitator in a group or a meeting, desk in a meeting.' })
export class GrantRoleInput {
  @Field(() => ID, { nullable: true })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'Somebody who is not known yet becomes a person.' })
  email?: string | null;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => ID, { nullable: true })
  processId?: string | null;

  @Field(() => ID, { nullable: true })
  groupId?: string | null;

  @Field(() => ID, { nullable: true })
  meetingId?: string | null;
}

@ObjectType()
export class GrantRolePayload extends Payload {
  @Field(() => RoleAssignmentType, { nullable: true })
  assignment!: RoleAssignmentType | null;
}

@InputType()
export class RevokeRoleInput {
  @Field(() => ID)
  assignmentId!: string;
}

@ObjectType()
export class RevokeRolePayload extends Payload {
  @Field(() => Boolean)
  revoked!: boolean;
}
