import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../kernel/payload.graphql.js';
import { EdtfDate } from '../kernel/scalars.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import type { Phase } from '../processes/phase.entity.js';
import { PhaseType, type TimePosition, TimePositionEnum, TrackType } from '../processes/process.graphql.js';
import type { Track } from '../processes/track.entity.js';

export const TimelineItemKindEnum = enumOf(['MILESTONE', 'MEETING']);
registerEnumType(TimelineItemKindEnum, { name: 'TimelineItemKind' });

@ObjectType('TimelineItem', { description: 'A milestone or a meeting on the time line of its process.' })
export class TimelineItemType {
  @Field(() => ID)
  id!: string;

  @Field(() => TimelineItemKindEnum)
  kind!: 'MILESTONE' | 'MEETING';

  @Field(() => EdtfDate)
  date!: string;

  @Field(() => [TrackType], { description: 'The lanes that it is in, from above. A meeting can be in several: it is one thing in all of them.' })
  tracks!: Track[];

  @Field(() => PhaseType, { nullable: true, description: 'The one in whose span its earliest day falls.' })
  phase!: Phase | null;

  @Field(() => TimePositionEnum)
  position!: TimePosition;

  @Field(() => Boolean, { description: 'Whether we concluded it, or its date, and the source does not say it.' })
  inferred!: boolean;

  @Field(() => [String], { description: 'The facts that we concluded and the source does not say, as the programme file names them.' })
  inferredFields!: string[];

  @Field(() => MeetingType, { nullable: true, description: 'When it is a meeting.' })
  meeting!: Meeting | null;
}
