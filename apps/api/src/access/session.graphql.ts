import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Locale } from '../kernel/locale.js';
import { LocaleEnum, Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import { PersonType } from './person.graphql.js';

@InputType()
export class RequestSignInCodeInput {
  @Field(() => String)
  email!: string;

  @Field(() => LocaleEnum, { nullable: true, description: 'Of the mail, and of somebody new; without it, the language of the request.' })
  locale?: Locale | null;
}

@ObjectType()
export class RequestSignInCodePayload extends Payload {
  @Field(() => Boolean, { description: 'True for every address that can be one, whether anybody is known by it or not.' })
  sent!: boolean;
}

@InputType()
export class SignInInput {
  @Field(() => String)
  email!: string;

  @Field(() => String, { description: 'Six digits; blanks between them do not matter.' })
  code!: string;
}

@InputType()
export class UseSignInLinkInput {
  @Field(() => String, { description: 'What stands behind the # of the link.' })
  token!: string;
}

@ObjectType()
export class SignInPayload extends Payload {
  @Field(() => PersonType, { nullable: true })
  person!: PersonType | null;
}

@ObjectType()
export class SignOutPayload {
  @Field(() => Boolean, { description: 'False when nobody was signed in.' })
  signedOut!: boolean;
}

@ObjectType('LoginSession', { description: 'One browser in which the caller is signed in.' })
export class LoginSessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { description: 'To five minutes.' })
  lastSeenAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current!: boolean;
}

@InputType()
export class RevokeSessionInput {
  @Field(() => ID)
  sessionId!: string;
}

@ObjectType()
export class RevokeSessionPayload extends Payload {
  @Field(() => Boolean)
  revoked!: boolean;
}
