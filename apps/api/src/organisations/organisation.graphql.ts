import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Organisation', { description: 'A body that people belong to: a health agency, a municipality, an association.' })
export class OrganisationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  municipality!: string | null;
}
