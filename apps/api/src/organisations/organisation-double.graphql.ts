import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../kernel/payload.graphql.js';
import { OrganisationType } from './organisation.graphql.js';

@ObjectType('NamedOrganisation', { description: 'An organisation, and how much hangs on it.' })
export class NamedOrganisationType {
  @Field(() => OrganisationType)
  organisation!: OrganisationType;

  @Field(() => Int, { description: 'How many people, registrations and processes name it.' })
  uses!: number;
}

@ObjectType('OrganisationDouble', { description: 'Two organisations that may be one.' })
export class OrganisationDoubleType {
  @Field(() => Float, { description: 'How alike their names are, from 0 to 1.' })
  likeness!: number;

  @Field(() => NamedOrganisationType, { description: 'The one that more hangs on.' })
  first!: NamedOrganisationType;

  @Field(() => NamedOrganisationType)
  second!: NamedOrganisationType;
}

@InputType('MergeOrganisationsInput')
export class MergeOrganisationsInput {
  @Field(() => ID, { description: 'Stays, and is also known by the names of the other.' })
  keptOrganisationId!: string;

  @Field(() => ID, { description: 'Goes: everything that names it names the other.' })
  mergedOrganisationId!: string;
}

@InputType('KeepOrganisationsApartInput')
export class KeepOrganisationsApartInput {
  @Field(() => ID)
  organisationId!: string;

  @Field(() => ID)
  otherOrganisationId!: string;
}

@ObjectType('KeepOrganisationsApartPayload')
export class KeepOrganisationsApartPayload extends Payload {
  @Field(() => Boolean, { nullable: true })
  apart!: boolean | null;
}
