import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { Payload } from '../kernel/payload.graphql.js';

@ObjectType('Organisation', { description: 'A body that people belong to: a health agency, a municipality, an association.' })
export class OrganisationType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  municipality!: string | null;

  @Field(() => Boolean, { description: 'Made up, for the demonstration.' })
  synthetic!: boolean;

  @Field(() => Int)
  version!: number;
}

export const OrganisationConnection = connectionOf('Organisation', () => OrganisationType);

@InputType('SaveOrganisationInput', { description: 'Without an id a new one is added.' })
export class SaveOrganisationInput {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  municipality?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the editor saw; when it is no longer the current one: STALE.' })
  version?: number | null;
}

@ObjectType('OrganisationPayload')
export class OrganisationPayload extends Payload {
  @Field(() => OrganisationType, { nullable: true })
  organisation!: OrganisationType | null;
}
