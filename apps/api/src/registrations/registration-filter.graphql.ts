import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Locale } from '../kernel/locale.js';
import { enumOf, LocaleEnum } from '../kernel/payload.graphql.js';
import { attendanceChoices, needChoices } from './registration-filter.js';
import { RegistrationStatusEnum } from './registration.graphql.js';
import type { RegistrationStatus } from './registration.entity.js';

export const AttendanceChoiceEnum = enumOf(attendanceChoices);
registerEnumType(AttendanceChoiceEnum, { name: 'AttendanceChoice', description: 'NOT_RECORDED: nobody has said anything of them.' });

export const NeedChoiceEnum = enumOf(needChoices);
registerEnumType(NeedChoiceEnum, { name: 'NeedChoice', description: 'OTHER: in words of their own; NONE: nothing was stated.' });

@InputType('RegistrationFilter', { description: 'What is left out does not matter. In lists of words, the empty one stands for what was not stated.' })
export class RegistrationFilterInput {
  @Field(() => String, { nullable: true, description: 'Words of the name, the address or the organisation, however they are spelt.' })
  text?: string | null;

  @Field(() => [RegistrationStatusEnum], { nullable: true })
  statuses?: RegistrationStatus[] | null;

  @Field(() => [ID], { nullable: true })
  admissionIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Keys of stakeholder categories.' })
  categories?: string[] | null;

  @Field(() => [String], { nullable: true })
  municipalities?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Their names.' })
  organisations?: string[] | null;

  @Field(() => [AttendanceChoiceEnum], { nullable: true })
  attendance?: (typeof attendanceChoices)[number][] | null;

  @Field(() => [LocaleEnum], { nullable: true })
  locales?: Locale[] | null;

  @Field(() => [NeedChoiceEnum], { nullable: true, description: 'Those who need any of these.' })
  needs?: (typeof needChoices)[number][] | null;
}

@ObjectType('StatusCount')
export class StatusCountType {
  @Field(() => RegistrationStatusEnum)
  status!: RegistrationStatus;

  @Field(() => Int)
  people!: number;
}

@ObjectType('RegistrationFacets', { description: 'Words that occur in the registrations of a meeting, to choose from.' })
export class RegistrationFacetsType {
  @Field(() => [String])
  organisations!: string[];

  @Field(() => [String])
  municipalities!: string[];
}
