import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import type { MailState } from '../mail/outgoing-mail.entity.js';
import { MailStateEnum } from '../mail/outgoing-mail.graphql.js';

@ObjectType('MeetingMail', { description: 'A mail about a meeting, and what became of it.' })
export class MeetingMailType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What it says, as "meeting-moved".' })
  kind!: string;

  @Field(() => MailStateEnum)
  state!: MailState;

  @Field(() => String)
  address!: string;

  @Field(() => String, { nullable: true, description: 'REQUEST or CANCEL; null: it does nothing to the calendar.' })
  calendarMethod!: string | null;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true, description: "The mail server's last words." })
  words!: string | null;

  @Field(() => DateTime)
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it is due, or is tried again.' })
  notBefore!: string;

  @Field(() => DateTime, { nullable: true })
  sentAt!: string | null;
}

export const MeetingMailConnection = connectionOf('MeetingMail', () => MeetingMailType);

@InputType('RetryMailInput')
export class RetryMailInput {
  @Field(() => ID)
  mailId!: string;
}

@ObjectType('MeetingMailPayload')
export class MeetingMailPayload extends Payload {
  @Field(() => MeetingMailType, { nullable: true })
  mail!: MeetingMailType | null;
}
