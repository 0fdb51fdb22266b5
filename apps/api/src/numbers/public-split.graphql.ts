import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '../kernel/locale.js';
import { enumOf, LocaleEnum } from '../kernel/payload.graphql.js';
import { type PublicLineKind, publicLineKinds } from './public-splits.js';
import { type HiddenWhy, hiddenWhys } from './small-numbers.js';

export const HiddenWhyEnum = enumOf(hiddenWhys);
registerEnumType(HiddenWhyEnum, { name: 'HiddenWhy', description: 'SMALL: it is from 1 to 4. PROTECTS: it is kept back for the sake of a small one, which could be computed from it.' });
export const PublicLineKindEnum = enumOf(publicLineKinds);
registerEnumType(PublicLineKindEnum, { name: 'PublicLineKind', description: 'OTHER: the municipalities of few people, together.' });

@ObjectType('PublicCount', { description: 'A number of people, unless they are few.' })
export class PublicCountType {
  @Field(() => Int, { nullable: true, description: 'Null: it is kept back.' })
  value!: number | null;

  @Field(() => HiddenWhyEnum, { nullable: true, description: 'Why it is kept back; null: it is shown.' })
  hidden!: HiddenWhy | null;
}

@ObjectType('PublicSplitLine', { description: 'People who are counted together.' })
export class PublicSplitLineType {
  @Field(() => PublicLineKindEnum)
  kind!: PublicLineKind;

  @Field(() => String, { nullable: true, description: 'A category by its key, a municipality by its name; null: of neither.' })
  key!: string | null;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'The language of the title; null for a municipality.' })
  titleLocale!: Locale | null;

  @Field(() => PublicCountType, { description: 'Distinct people with a confirmed registration.' })
  registered!: PublicCountType;

  @Field(() => PublicCountType, { description: 'Distinct people who came to a held meeting.' })
  involved!: PublicCountType;

  @Field(() => PublicCountType, { description: 'The same, once for each held meeting they came to.' })
  presences!: PublicCountType;
}

@ObjectType('PublicTotal')
export class PublicTotalType {
  @Field(() => Int)
  registered!: number;

  @Field(() => Int)
  involved!: number;

  @Field(() => Int)
  presences!: number;
}

@ObjectType('PublicSplits', {
  description: 'The published numbers, split. Everybody stands in one line of each split. Small numbers are kept back, and as many others as it takes that they cannot be computed.',
})
export class PublicSplitsType {
  @Field(() => Int, { description: 'From how many people on they are told of.' })
  smallestShown!: number;

  @Field(() => PublicTotalType)
  total!: PublicTotalType;

  @Field(() => [PublicSplitLineType], { description: 'By stakeholder category, in the order of the process, those without anybody too; not stated comes last.' })
  categories!: PublicSplitLineType[];

  @Field(() => [PublicSplitLineType], { description: 'By municipality, by name, those of few people together; not stated comes last.' })
  territories!: PublicSplitLineType[];
}
