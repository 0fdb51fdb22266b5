import { Field, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType('LocalHoliday', { description: 'A holiday that only a place has, such as the day of its patron saint.' })
export class LocalHolidayType {
  @Field(() => String, { description: 'Month and day of every year, as "12-07"; or one day, as "2027-12-07".' })
  day!: string;

  @Field(() => String)
  name!: string;
}

@InputType('LocalHolidayInput')
export class LocalHolidayInput {
  @Field(() => String)
  day!: string;

  @Field(() => String)
  name!: string;
}

@InputType('SetHolidaysInput')
export class SetHolidaysInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 country, or country and part as "IT-32"; "none"; null: the country of the time zone.' })
  region?: string | null;

  @Field(() => [LocalHolidayInput])
  local!: LocalHolidayInput[];
}
