import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { EdtfDate } from '../kernel/scalars.js';
import type { MeetingStatus } from '../meetings/meeting.entity.js';
import { MeetingStatusEnum } from '../meetings/meeting.graphql.js';

@ObjectType('PlanGridCell', { description: 'A meeting in the grid.' })
export class PlanGridCellType {
  @Field(() => ID, { description: "The meeting's." })
  id!: string;

  @Field(() => Int, { description: 'From 1. Alternatives of one session are in one column.' })
  column!: number;

  @Field(() => Int, { nullable: true })
  number!: number | null;

  @Field(() => MeetingStatusEnum)
  status!: MeetingStatus;

  @Field(() => EdtfDate)
  date!: string;

  @Field(() => Int, { nullable: true, description: 'Null: no limit.' })
  seats!: number | null;

  @Field(() => Int, { nullable: true })
  taken!: number | null;

  @Field(() => Int, { nullable: true, description: 'Seats that are not taken and kept for delegates who have yet to be named.' })
  kept!: number | null;

  @Field(() => Int, { nullable: true, description: 'Distinct people present or late; null until the meeting is closed.' })
  present!: number | null;
}

@ObjectType('PlanGridRow', { description: 'The meetings of a group, of a series, or of neither.' })
export class PlanGridRowType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "In the caller's language." })
  title!: string;

  @Field(() => Int, { description: 'Closed meetings.' })
  held!: number;

  @Field(() => Int, { description: 'Meetings that are neither drafts nor cancelled.' })
  planned!: number;

  @Field(() => [PlanGridCellType])
  cells!: PlanGridCellType[];
}

@ObjectType('PlanGrid', { description: 'Groups and series against the numbers of their meetings; cancelled meetings are left out.' })
export class PlanGridType {
  @Field(() => Int)
  columns!: number;

  @Field(() => Int)
  held!: number;

  @Field(() => Int)
  planned!: number;

  @Field(() => [PlanGridRowType])
  rows!: PlanGridRowType[];
}
