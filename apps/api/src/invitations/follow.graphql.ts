import { Field, InputType } from '@nestjs/graphql';

@InputType('FollowProcessInput')
export class FollowProcessInput {
  @Field(() => String)
  processSlug!: string;
}
