import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../kernel/payload.graphql.js';
import { groupKinds, type GroupKind } from './group.entity.js';

export const GroupKindEnum = enumOf(groupKinds);
registerEnumType(GroupKindEnum, { name: 'GroupKind' });

@ObjectType('Group', { description: 'People who meet.' })
export class GroupType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => GroupKindEnum)
  kind!: GroupKind;
}
