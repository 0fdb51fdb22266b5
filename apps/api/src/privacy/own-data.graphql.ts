import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import type { Locale } from '../kernel/locale.js';
import { LocaleEnum, Payload } from '../kernel/payload.graphql.js';

@InputType('CorrectMyDataInput', { description: 'Changes what is given; an empty text takes it away.' })
export class CorrectMyDataInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  telephone?: string | null;

  @Field(() => String, { nullable: true })
  municipality?: string | null;

  @Field(() => ID, { nullable: true })
  organisationId?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'The language of mails.' })
  locale?: Locale | null;
}

@InputType('ChangeMyAddressInput')
export class ChangeMyAddressInput {
  @Field(() => String, { description: 'The new address, which a code was asked for by requestSignInCode.' })
  email!: string;

  @Field(() => String)
  code!: string;
}

@InputType('EraseMyDataInput')
export class EraseMyDataInput {
  @Field(() => Boolean, { description: 'Must be true: it cannot be undone.' })
  understood!: boolean;
}

@ObjectType('OwnDataPayload')
export class OwnDataPayload extends Payload {
  @Field(() => PersonType, { nullable: true })
  person!: PersonType | null;
}

@ObjectType('EraseMyDataPayload')
export class EraseMyDataPayload extends Payload {
  @Field(() => Boolean)
  erased!: boolean;
}
