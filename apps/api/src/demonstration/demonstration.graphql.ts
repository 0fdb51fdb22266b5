import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('DemonstrationAccount')
export class DemonstrationAccountType {
  @Field(() => String)
  email!: string;

  @Field(() => String, { description: 'What the account may do, in one sentence.' })
  what!: string;
}
