import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Payload } from '../kernel/payload.graphql.js';
import { ProcessType } from '../processes/process.graphql.js';

@InputType('FollowProcessInput')
export class FollowProcessInput {
  @Field(() => String)
  processSlug!: string;
}

@ObjectType('ProcessPayload')
export class ProcessPayload extends Payload {
  @Field(() => ProcessType, { nullable: true })
  process!: ProcessType | null;
}
