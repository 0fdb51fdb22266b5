import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, Payload, TextInput } from '../kernel/payload.graphql.js';
import { EdtfDate, LocalDate, LocalDateTime } from '../kernel/scalars.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { type CopiedPart, copiedParts } from './meeting-copies.js';

const CopiedPartEnum = enumOf(copiedParts);
registerEnumType(CopiedPartEnum, { name: 'CopiedPart', description: 'What of a meeting a copy takes along; the documents are those of the agenda.' });

@InputType('DuplicateMeetingsInput', { description: 'Which meetings: those named, or all of a group or of a series.' })
export class DuplicateMeetingsInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => [ID], { nullable: true })
  meetingIds?: string[] | null;

  @Field(() => String, { nullable: true })
  groupKey?: string | null;

  @Field(() => String, { nullable: true })
  seriesKey?: string | null;

  @Field(() => LocalDate, { description: 'Where the earliest of them comes to lie, or next to it: every weekday is kept.' })
  firstDay!: string;

  @Field(() => [CopiedPartEnum])
  parts!: CopiedPart[];

  @Field(() => [TextInput], { nullable: true, description: 'The title of a new series with the same numbers; without it the numbers go on in the same one.' })
  newSeries?: TextInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Says which meetings there would be, and makes none.' })
  dryRun?: boolean | null;
}

@ObjectType('MeetingCopy')
export class MeetingCopyType {
  @Field(() => MeetingType)
  original!: MeetingType;

  @Field(() => EdtfDate)
  date!: string;

  @Field(() => LocalDateTime, { nullable: true, description: 'Null while the hour is not fixed.' })
  starts!: string | null;

  @Field(() => [String], { description: 'What it clashes with, in words.' })
  clashes!: string[];
}

@ObjectType('DuplicateMeetingsPayload')
export class DuplicateMeetingsPayload extends Payload {
  @Field(() => [MeetingCopyType])
  copies!: MeetingCopyType[];

  @Field(() => [MeetingType], { description: 'The drafts that were made; none after a dry run.' })
  meetings!: MeetingType[];
}

@InputType('DuplicateProcessInput')
export class DuplicateProcessInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => String, { description: 'The new address: small letters, digits and hyphens.' })
  slug!: string;

  @Field(() => [TextInput])
  title!: TextInput[];

  @Field(() => LocalDate, { description: 'Where its first day comes to lie, or next to it: every weekday is kept. What is known to the year alone does not count as the first.' })
  firstDay!: string;

  @Field(() => [CopiedPartEnum])
  parts!: CopiedPart[];
}

@InputType('PublishProcessInput')
export class PublishProcessInput {
  @Field(() => String)
  processSlug!: string;
}
