import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../kernel/payload.graphql.js';
import { type Obstacle, obstacleCodes } from './registration-obstacle.js';

const ObstacleCodeEnum = enumOf(obstacleCodes);
registerEnumType(ObstacleCodeEnum, { name: 'ObstacleCode', description: 'What keeps somebody who waits or asked from a seat.' });

@ObjectType('Obstacle', { description: 'Why somebody who waits, or whose request is to be approved, has no seat.' })
export class ObstacleType {
  @Field(() => ObstacleCodeEnum)
  code!: Obstacle['code'];

  @Field(() => String, { description: "A sentence in the reader's language." })
  message!: string;
}

@InputType('OfferInput', { description: 'By session, or by the token in the mail.' })
export class OfferInput {
  @Field(() => ID, { nullable: true })
  registrationId?: string | null;

  @Field(() => String, { nullable: true })
  token?: string | null;
}

@InputType('ApproveRegistrationInput')
export class ApproveRegistrationInput {
  @Field(() => ID)
  registrationId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Give a seat beyond the limit where none is free, instead of a place in the waiting list.' })
  allowOver?: boolean | null;
}

@InputType('RefuseRegistrationInput')
export class RefuseRegistrationInput {
  @Field(() => ID)
  registrationId!: string;

  @Field(() => String, { nullable: true, description: 'What the person reads.' })
  reason?: string | null;
}
