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

  @Field(() => [String], { description: 'Other names that it is found by: former ones, short ones.' })
  alsoKnownAs!: string[];

  @Field(() => Boolean, { description: 'Whether its name is suggested to everybody who types one; false: to staff only.' })
  suggested!: boolean;

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

  @Field(() => [String], { nullable: true, description: 'Other names of it, at most 20; null: as they are.' })
  alsoKnownAs?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody is suggested it; null: as it is, and of a new one yes.' })
  suggested?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The version that the editor saw; when it is no longer the current one: STALE.' })
  version?: number | null;
}

@ObjectType('OrganisationPayload')
export class OrganisationPayload extends Payload {
  @Field(() => OrganisationType, { nullable: true })
  organisation!: OrganisationType | null;
}
