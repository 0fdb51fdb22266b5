import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocaleEnum } from '../kernel/payload.graphql.js';
import type { Locale } from '../kernel/locale.js';

@ObjectType('SplitLine', { description: 'People who are counted together.' })
export class SplitLineType {
  @Field(() => String, { nullable: true, description: 'A category by its key, a municipality by its name; null: not stated.' })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'The category or the municipality; null: not stated.' })
  title!: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'The language of the title; null for a municipality.' })
  titleLocale!: Locale | null;

  @Field(() => Int, { description: 'Distinct people with a confirmed registration.' })
  registered!: number;

  @Field(() => Int, { description: 'Distinct people in a waiting list.' })
  waiting!: number;

  @Field(() => Int, { description: 'Distinct people who came.' })
  involved!: number;

  @Field(() => Int, { description: 'The same, once for each meeting they came to.' })
  presences!: number;
}

@ObjectType('NumberSplits', {
  description: 'The numbers, split. Everybody who is counted stands in one line of each split, so that its lines add up to the total. Of a process and of a group, who came is counted at held meetings only.',
})
export class NumberSplitsType {
  @Field(() => SplitLineType, { description: 'All of them; its key is null.' })
  total!: SplitLineType;

  @Field(() => [SplitLineType], { description: 'By stakeholder category, in the order of the process, those without anybody too; not stated comes last.' })
  categories!: SplitLineType[];

  @Field(() => [SplitLineType], { description: 'By municipality, by name; not stated comes last.' })
  territories!: SplitLineType[];
}
