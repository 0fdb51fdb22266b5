import { Field, ID, InputType, ObjectType, OmitType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { Payload } from '../kernel/payload.graphql.js';
import { OutgoingMailType } from '../mail/outgoing-mail.graphql.js';

@ObjectType('MeetingMail', { description: 'A mail about a meeting, and what became of it.' })
export class MeetingMailType extends OmitType(OutgoingMailType, ['meetingId'], ObjectType) {
  @Field(() => String, { nullable: true, description: 'REQUEST or CANCEL; null: it does nothing to the calendar.' })
  calendarMethod!: string | null;
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
