import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { LocalDate } from '../kernel/scalars.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { type ClashKind, clashKinds } from './meeting-clashes.js';

export const ClashKindEnum = enumOf(clashKinds);
registerEnumType(ClashKindEnum, { name: 'ClashKind' });

@ObjectType('Clash', { description: 'Why a meeting should perhaps not be when it is. A room that is taken is refused when the meeting is announced; all else only warns.' })
export class ClashType {
  @Field(() => ClashKindEnum)
  kind!: ClashKind;

  @Field(() => MeetingType)
  meeting!: MeetingType;

  @Field(() => LocalDate, { nullable: true, description: 'Null for a meeting without a day yet.' })
  day!: string | null;

  @Field(() => MeetingType, { nullable: true, description: 'What it clashes with; null for what is no meeting, and for one that the caller may not know of.' })
  other!: MeetingType | null;

  @Field(() => String, { description: "One sentence, in the caller's language." })
  message!: string;
}

@ObjectType('ClashPreviewPayload')
export class ClashPreviewPayload extends Payload {
  @Field(() => [String], { nullable: true, description: "What it would clash with, a sentence each, in the caller's language." })
  clashes!: string[] | null;
}
