import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { Payload, TextInput } from '../kernel/payload.graphql.js';
import { OrganisationType } from '../organisations/organisation.graphql.js';
import { StakeholderCategoryType } from './process.graphql.js';

/** Its category is added by a resolver. */
@ObjectType('OrganisationOfProcess', { description: 'An organisation of the people of a process, or one that stands in a category of it.' })
export class OrganisationOfProcessType {
  @Field(() => OrganisationType)
  organisation!: OrganisationType;

  @Field(() => Int, { description: 'How many people of the process belong to it or came for it.' })
  people!: number;

  @Field(() => StakeholderCategoryType, { nullable: true, description: 'What it is in this process; null: not stated.' })
  category!: StakeholderCategoryType | null;
}

export const OrganisationOfProcessConnection = connectionOf('OrganisationOfProcess', () => OrganisationOfProcessType);

@InputType('SaveStakeholderCategoryInput')
export class SaveStakeholderCategoryInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => String, { nullable: true, description: 'The key of the one to change; null adds one at the end.' })
  key?: string | null;

  @Field(() => [TextInput], { description: 'Languages that are left out stay as they are; an empty text takes one away.' })
  title!: TextInput[];
}

@InputType('StakeholderCategoryInput')
export class StakeholderCategoryInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => String)
  key!: string;
}

@InputType('MoveStakeholderCategoryInput')
export class MoveStakeholderCategoryInput extends StakeholderCategoryInput {
  @Field(() => Int, { description: 'Where it is to stand, from 0.' })
  position!: number;
}

@InputType('SetOrganisationCategoryInput')
export class SetOrganisationCategoryInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => ID)
  organisationId!: string;

  @Field(() => String, { nullable: true, description: 'The key of a category of the process; null: not stated.' })
  category?: string | null;
}

@ObjectType('StakeholderCategoriesPayload')
export class StakeholderCategoriesPayload extends Payload {
  @Field(() => [StakeholderCategoryType], { nullable: true, description: 'All of the process, in their order.' })
  categories!: StakeholderCategoryType[] | null;
}

@ObjectType('OrganisationCategoryPayload')
export class OrganisationCategoryPayload extends Payload {
  @Field(() => StakeholderCategoryType, { nullable: true })
  category!: StakeholderCategoryType | null;
}
