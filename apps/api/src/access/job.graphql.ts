import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';

@ObjectType('Job', { description: 'What the worker does by the clock.' })
export class JobType {
  @Field(() => String, { description: 'Stable, as "expire-holds".' })
  name!: string;

  @Field(() => String, { description: 'Minute, hour, day of month, month, day of week; in UTC.' })
  cron!: string;

  @Field(() => Boolean, { description: 'Asked for, and not begun yet: it begins as soon as a worker is free.' })
  waiting!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it ran last; null: never.' })
  startedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Null when it has begun: it runs now, or its worker died.' })
  endedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why its last run failed; null: it did not.' })
  failure!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it is due next.' })
  nextAt!: string | null;
}

@InputType('RunJobInput')
export class RunJobInput {
  @Field(() => String)
  name!: string;
}

@ObjectType('JobPayload')
export class JobPayload extends Payload {
  @Field(() => JobType, { nullable: true })
  job!: JobType | null;
}
