import { Field, InputType } from '@nestjs/graphql';

@InputType('SetEmbedOriginsInput')
export class SetEmbedOriginsInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => [String], { description: 'All sites that may show its time line, as "https://www.example.org"; those that are left out no longer may.' })
  origins!: string[];
}
