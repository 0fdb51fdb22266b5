import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import { type Locale } from '../kernel/locale.js';
import { connectionOf } from '../kernel/paging.js';
import { LocaleEnum } from '../kernel/payload.graphql.js';

@InputType('PeopleFilter', { description: 'What is left out does not matter. In lists of words, the empty one stands for what was not stated.' })
export class PeopleFilterInput {
  @Field(() => String, { nullable: true, description: 'Words of the name, the address or the organisation, however they are spelt.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Keys of stakeholder categories.' })
  categories?: string[] | null;

  @Field(() => [String], { nullable: true })
  municipalities?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Their names.' })
  organisations?: string[] | null;

  @Field(() => [LocaleEnum], { nullable: true })
  locales?: Locale[] | null;

  @Field(() => [ID], { nullable: true, description: 'Groups that they are in today.' })
  groupIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they have a registration, of whatever status, for a meeting of the process.' })
  registered?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they were present or late at one.' })
  attended?: boolean | null;
}

@ObjectType('PersonOfProcess', { description: 'Somebody of a process: registered, invited, in one of its groups, present at a meeting or brought in by its organisers.' })
export class PersonOfProcessType {
  @Field(() => PersonType)
  person!: PersonType;

  @Field(() => String, { nullable: true })
  organisation!: string | null;

  @Field(() => String, { nullable: true })
  municipality!: string | null;

  @Field(() => Int, { description: 'Meetings of the process that they have a seat in, or wait for.' })
  registrations!: number;

  @Field(() => Int, { description: 'Meetings of the process at which they were present or late.' })
  attended!: number;
}

export const PersonOfProcessConnection = connectionOf('PersonOfProcess', () => PersonOfProcessType);

@ObjectType('PeopleOfProcess', { description: 'The people of a process, for its organisers.' })
export class PeopleOfProcessType {
  @Field(() => Int, { description: 'Whatever is filtered.' })
  everybody!: number;

  @Field(() => [String], { description: 'Of all of them, to choose from.' })
  organisations!: string[];

  @Field(() => [String], { description: 'Of all of them, to choose from.' })
  municipalities!: string[];
}
