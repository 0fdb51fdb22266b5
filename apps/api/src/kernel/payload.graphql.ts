import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { errorCodes, type ErrorCode } from './error-code.js';
import { locales, type Locale } from './locale.js';

/** GraphQL's view of a closed list of strings. */
export function enumOf<Value extends string>(values: readonly Value[]): Record<Value, Value> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
}

export const ErrorCodeEnum = enumOf(errorCodes);
registerEnumType(ErrorCodeEnum, { name: 'ErrorCode', description: 'Stable names of expected refusals.' });

export const LocaleEnum = enumOf(locales);
registerEnumType(LocaleEnum, { name: 'Locale' });

@ObjectType('UserError', { description: 'An expected refusal, in the language of the caller.' })
export class UserErrorType {
  @Field(() => ErrorCodeEnum)
  code!: ErrorCode;

  @Field(() => String)
  message!: string;

  @Field(() => [String], { nullable: true, description: 'Where in the input it lies, as ["person", "email"].' })
  path!: string[] | null;
}

/** What every payload of a mutation has. */
@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => [UserErrorType])
  userErrors: UserErrorType[] = [];
}

@InputType('TextInput', { description: 'A text in one language.' })
export class TextInput {
  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => String)
  text!: string;
}
