import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../kernel/payload.graphql.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { ProcessType } from '../processes/process.graphql.js';

/** In the order in which they are to be done. */
export const planNeeds = ['TO_CLOSE', 'MAIL_FAILED', 'NOTICES_HELD', 'TO_APPROVE', 'WAITING_LIST', 'NO_PLACE', 'NO_ADMISSION', 'PLAN_CHANGES'] as const;
export type PlanNeed = (typeof planNeeds)[number];
const PlanNeedEnum = enumOf(planNeeds);
registerEnumType(PlanNeedEnum, {
  name: 'PlanNeedKind',
  description:
    'TO_CLOSE: over and not closed. MAIL_FAILED: mails that were refused. NOTICES_HELD: people who wait for a notice. TO_APPROVE: people whose request awaits a decision. WAITING_LIST: people who wait for a seat. NO_PLACE, NO_ADMISSION: a coming meeting without a place, or without a way to register. PLAN_CHANGES: changes that are not published.',
});

@ObjectType('PlanNeed', { description: 'What waits for the organisers.' })
export class PlanNeedType {
  @Field(() => PlanNeedEnum)
  kind!: PlanNeed;

  @Field(() => ProcessType)
  process!: ProcessType;

  @Field(() => MeetingType, { nullable: true, description: 'Null for what concerns no single meeting.' })
  meeting!: MeetingType | null;

  @Field(() => Int, { description: 'How many mails, people or changes.' })
  count!: number;
}

@ObjectType('Desk', { description: "An organiser's desk." })
export class DeskType {
  @Field(() => [ProcessType], { description: 'Those that the caller organises, the latest first.' })
  processes!: ProcessType[];

  @Field(() => [PlanNeedType], { description: 'By kind, then by date; the first 200.' })
  needs!: PlanNeedType[];
}
