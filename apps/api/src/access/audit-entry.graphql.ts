import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { DateTime } from '../kernel/scalars.js';

@ObjectType('AuditDetail')
export class AuditDetailType {
  @Field(() => String)
  key!: string;

  @Field(() => String, { description: 'As JSON.' })
  value!: string;
}

@ObjectType('AuditEntry', { description: 'Who did what, when. Written with the change itself, and never altered.' })
export class AuditEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTime)
  at!: Date;

  personId!: string | null;

  @Field(() => String, { description: 'As "meeting.moved".' })
  action!: string;

  @Field(() => String)
  subjectType!: string;

  @Field(() => ID, { nullable: true })
  subjectId!: string | null;

  @Field(() => ID, { nullable: true })
  processId!: string | null;

  @Field(() => [AuditDetailType])
  details!: AuditDetailType[];

  @Field(() => String, { nullable: true })
  requestId!: string | null;
}

export const AuditEntryConnection = connectionOf('AuditEntry', () => AuditEntryType);

@InputType()
export class AuditFilter {
  @Field(() => ID, { nullable: true })
  processId?: string | null;

  @Field(() => String, { nullable: true })
  subjectType?: string | null;

  @Field(() => ID, { nullable: true })
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who did it.' })
  personId?: string | null;

  @Field(() => DateTime, { nullable: true })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Not included.' })
  to?: Date | null;
}
