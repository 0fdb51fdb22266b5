import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import { connectionOf } from '../kernel/paging.js';
import { DateTime } from '../kernel/scalars.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import type { HistoryFact } from './plan-history.js';

@ObjectType('HistoryFact', { description: 'What was otherwise before.' })
export class HistoryFactType {
  @Field(() => String, { description: 'What it is, in words.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Null: there was none.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Null: there is none any more.' })
  after!: string | null;
}

@ObjectType('PlanAct', { description: 'Who changed what in a plan, and when.' })
export class PlanActType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => PersonType, { nullable: true, description: 'Null for the system, and for people who were erased.' })
  person!: PersonType | null;

  @Field(() => MeetingType, { nullable: true, description: 'Null for what concerns no single meeting.' })
  meeting!: MeetingType | null;

  @Field(() => String, { description: "What was done, in the caller's language." })
  words!: string;

  @Field(() => [HistoryFactType])
  facts!: HistoryFact[];
}

export const PlanActConnection = connectionOf('PlanAct', () => PlanActType);
