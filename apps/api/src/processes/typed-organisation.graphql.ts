import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../kernel/payload.graphql.js';

/** The organisation that it may be is added by a resolver. */
@ObjectType('TypedOrganisation', { description: 'A name that people typed for their organisation, and that none of the list has.' })
export class TypedOrganisationType {
  @Field(() => String, { description: 'As most wrote it; case, accents and blanks do not count.' })
  name!: string;

  @Field(() => Int)
  people!: number;
}

@InputType('RecogniseOrganisationInput')
export class RecogniseOrganisationInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => String, { description: 'As people typed it.' })
  name!: string;

  @Field(() => ID)
  organisationId!: string;
}

@ObjectType('RecogniseOrganisationPayload')
export class RecogniseOrganisationPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many registrations of the process name the organisation now.' })
  registrations!: number | null;
}
