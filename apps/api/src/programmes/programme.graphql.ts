import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { EdtfDate } from '../kernel/scalars.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';

@InputType('ImportProgrammeInput')
export class ImportProgrammeInput {
  @Field(() => String, { description: 'A programme file, with its slug in it.' })
  yaml!: string;

  @Field(() => Boolean, { nullable: true, description: 'Says what would change, and changes nothing.' })
  dryRun?: boolean | null;
}

@ObjectType('ImportProblem')
export class ImportProblemType {
  @Field(() => Int, { description: 'From 1.' })
  line!: number;

  @Field(() => Int, { description: 'From 1.' })
  column!: number;

  @Field(() => String)
  message!: string;
}

@ObjectType('ImportProgrammePayload')
export class ImportProgrammePayload extends Payload {
  @Field(() => ProcessType, { nullable: true, description: 'As it is now; null when there is none.' })
  process!: Process | null;

  @Field(() => [String], { description: 'What the import did, in words; empty when everything was as the file says.' })
  changes!: string[];

  @Field(() => [ImportProblemType], { description: 'When there are any, nothing was changed.' })
  problems!: ImportProblemType[];
}

@ObjectType('PublishedClaim', { description: 'One figure that the host published in print; none of ours.' })
export class PublishedClaimType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { nullable: true })
  value!: number | null;

  @Field(() => Boolean, { description: 'Whether it was published as "more than".' })
  moreThan!: boolean;

  @Field(() => String, { nullable: true, description: 'Where it can be read.' })
  sourceUrl!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: 'When it was published, where the source says so.' })
  date!: string | null;

  @Field(() => [String], { description: 'The parts of it that we concluded and the source does not say.' })
  inferredFields!: string[];
}

export const nextStepKinds = ['GROUP', 'ACTION', 'MEETING', 'DOCUMENT'] as const;
export type NextStepKind = (typeof nextStepKinds)[number];
export const NextStepKindEnum = enumOf(nextStepKinds);
registerEnumType(NextStepKindEnum, { name: 'NextStepKind' });

@ObjectType('Budget')
export class BudgetType {
  @Field(() => Float, { description: 'In units of the currency, with two decimals at most.' })
  amount!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;
}

@ObjectType('NextStep', { description: 'What follows, as the host announced it.' })
export class NextStepType {
  @Field(() => ID)
  id!: string;

  @Field(() => NextStepKindEnum)
  kind!: NextStepKind;

  @Field(() => EdtfDate, { nullable: true })
  date!: string | null;

  @Field(() => BudgetType, { nullable: true })
  budget!: BudgetType | null;
}

@ObjectType('ProgrammeNote', { description: 'A remark of the editors on a whole section of the programme.' })
export class ProgrammeNoteType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'As in the programme file: tracks, phases, meetings …' })
  section!: string;

  @Field(() => Boolean, { description: 'Whether it says what we concluded and the source does not say.' })
  inferred!: boolean;
}

export const meetingModes = ['IN_PERSON', 'ONLINE', 'HYBRID'] as const;
export type MeetingMode = (typeof meetingModes)[number];
export const MeetingModeEnum = enumOf(meetingModes);
registerEnumType(MeetingModeEnum, { name: 'MeetingMode', description: 'How a meeting was held, where the source says so.' });
