import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { jointWords, type JointWord } from './joint-registration-batch.js';
import type { NeedKind } from './registration.entity.js';
import { AnswerInput, NeedKindEnum, PersonInput } from './registration.graphql.js';

export const whatToTake = ['ALL', 'WHAT_FITS'] as const;
export type WhatToTake = (typeof whatToTake)[number];
export const WhatToTakeEnum = enumOf(whatToTake);
registerEnumType(WhatToTakeEnum, {
  name: 'WhatToTake',
  description: 'ALL: a seat in every meeting, or a request where staff approve, or nothing at all. WHAT_FITS: the seats that there are; the rest waits where that was asked for, and is left out else.',
});

export const MeetingOutcomeWordEnum = enumOf(jointWords);
registerEnumType(MeetingOutcomeWordEnum, {
  name: 'MeetingOutcomeWord',
  description: 'TO_CONFIRM and TO_CONFIRM_WAITING: without a session, the mail tells. LEFT_OUT: there was room, but not in all of them. REFUSED: the sentence says why.',
});

@InputType('MeetingChoiceInput')
export class MeetingChoiceInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => ID)
  admissionId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Where there is no seat, take a place in the waiting list.' })
  wait?: boolean | null;
}

@InputType('RegisterForMeetingsInput')
export class RegisterForMeetingsInput {
  @Field(() => [MeetingChoiceInput], { description: 'At most 50, and one of each session.' })
  choices!: MeetingChoiceInput[];

  @Field(() => WhatToTakeEnum)
  what!: WhatToTake;

  @Field(() => PersonInput, { nullable: true, description: 'Needed without a session.' })
  person?: PersonInput | null;

  @Field(() => String, { nullable: true, description: 'Accessibility and language; for the staff of the meetings only.' })
  needs?: string | null;

  @Field(() => [NeedKindEnum], { nullable: true, description: 'What of the list is needed; for the staff of the meeting only.' })
  needKinds?: NeedKind[] | null;

  @Field(() => String, { nullable: true, description: 'With INTERPRETER: into which language.' })
  interpreterLanguage?: string | null;

  @Field(() => [String], { nullable: true, description: 'Keys of Admission.consents that were agreed to.' })
  consents?: string[] | null;

  @Field(() => [AnswerInput], { nullable: true })
  answers?: AnswerInput[] | null;

  @Field(() => String, { description: 'Chosen by the client, new for each new request and the same when it is sent again.' })
  idempotencyKey!: string;
}

@ObjectType('MeetingOutcome', { description: 'What became of one of the meetings of an act.' })
export class MeetingOutcomeType {
  @Field(() => MeetingOutcomeWordEnum)
  word!: JointWord;

  @Field(() => String, { description: 'The same in a sentence.' })
  message!: string;
}

@ObjectType('RegisterForMeetingsPayload')
export class RegisterForMeetingsPayload extends Payload {
  @Field(() => [MeetingOutcomeType], { description: 'In the order of the choices; also where nothing was written, to say why.' })
  outcomes!: MeetingOutcomeType[];
}

@ObjectType('JointLink', { description: 'What the link of a mail about several registrations is about.' })
export class JointLinkType {}
