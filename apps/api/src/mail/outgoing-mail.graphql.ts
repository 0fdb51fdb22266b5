import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import { type MailState, mailStates } from './outgoing-mail.entity.js';

export const MailStateEnum = enumOf(mailStates);
registerEnumType(MailStateEnum, {
  name: 'MailState',
  description:
    'READY and DEFERRED wait to be sent, HELD waits for somebody to let it go. UNKNOWN: the line broke before the last word, so it may have arrived. SUPERSEDED: something newer took its place.',
});

@ObjectType('OutgoingMail', { description: 'A mail of the outbox, and what became of it. What it says stays with whom it was written to.' })
export class OutgoingMailType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Stable, as "meeting-moved".' })
  kind!: string;

  @Field(() => MailStateEnum)
  state!: MailState;

  @Field(() => String)
  address!: string;

  @Field(() => ID, { nullable: true, description: 'The meeting that it is about.' })
  meetingId!: string | null;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true, description: "The mail server's last words, or ours when it had none." })
  words!: string | null;

  @Field(() => DateTime)
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it is due, or is tried again.' })
  notBefore!: string;

  @Field(() => DateTime, { nullable: true })
  sentAt!: string | null;
}

export const OutgoingMailConnection = connectionOf('OutgoingMail', () => OutgoingMailType);

@InputType('OutgoingMailFilter')
export class OutgoingMailFilter {
  @Field(() => MailStateEnum, { nullable: true })
  state?: MailState | null;

  @Field(() => String, { nullable: true })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the address.' })
  address?: string | null;
}

@ObjectType('MailCount')
export class MailCountType {
  @Field(() => MailStateEnum)
  state!: MailState;

  @Field(() => Int)
  count!: number;
}

@InputType('RetryOutgoingMailsInput')
export class RetryOutgoingMailsInput {
  @Field(() => [ID], { description: 'At most 100.' })
  mailIds!: string[];
}

@ObjectType('RetryOutgoingMailsPayload')
export class RetryOutgoingMailsPayload extends Payload {
  @Field(() => [OutgoingMailType], { description: 'Those that are on their way now; the others were in no state for it.' })
  mails!: OutgoingMailType[];
}
