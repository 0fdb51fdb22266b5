import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, LocaleEnum, Payload } from '../kernel/payload.graphql.js';
import { DateTime, EdtfDate } from '../kernel/scalars.js';
import type { Locale } from '../kernel/locale.js';
import { processKinds, type ProcessKind } from './process.entity.js';

export const ProcessKindEnum = enumOf(processKinds);
registerEnumType(ProcessKindEnum, { name: 'ProcessKind' });

export const timePositions = ['PAST', 'NOW', 'FUTURE'] as const;
export type TimePosition = (typeof timePositions)[number];
export const TimePositionEnum = enumOf(timePositions);
registerEnumType(TimePositionEnum, {
  name: 'TimePosition',
  description: 'Where something stands against now, by the earliest and latest day that it can mean.',
});

@ObjectType('Process', { description: 'What a host runs: a path, a laboratory, a working group, a strategy, a body.' })
export class ProcessType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => ProcessKindEnum)
  kind!: ProcessKind;

  @Field(() => LocaleEnum, { description: 'The language its texts are first written in.' })
  language!: Locale;

  @Field(() => String, { description: 'IANA zone in which it agrees on its hours.' })
  timezone!: string;

  @Field(() => EdtfDate, { nullable: true })
  span!: string | null;

  @Field(() => Boolean, { description: 'Whether its people, registrations and attendance are made up, for the demonstration.' })
  synthetic!: boolean;

  @Field(() => DateTime)
  updatedAt!: Date;
}

@ObjectType('ProcessPayload')
export class ProcessPayload extends Payload {
  @Field(() => ProcessType, { nullable: true })
  process!: ProcessType | null;
}

export const ProcessConnection = connectionOf('Process', () => ProcessType);

@ObjectType('Track', { description: 'A lane of the time line.' })
export class TrackType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;
}

@ObjectType('Phase', { description: 'A span of the time line, shown as a chapter of it.' })
export class PhaseType {
  @Field(() => ID)
  id!: string;

  @Field(() => EdtfDate)
  span!: string;
}

@ObjectType('Milestone', { description: 'A dated or spanned item of a track that is not a meeting.' })
export class MilestoneType {
  @Field(() => ID)
  id!: string;

  @Field(() => EdtfDate)
  date!: string;

  @Field(() => [String], { description: 'Bodies met, in the words of the source.' })
  partners!: string[];
}

@ObjectType('StakeholderCategory', { description: 'What a person or an organisation is in a process: union, third sector, citizen …' })
export class StakeholderCategoryType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;
}
