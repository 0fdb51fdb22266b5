import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RegistrationStateEnum } from './registration.graphql.js';
import type { RegistrationState } from './registration-rules.js';

@ObjectType('PlannedRegistration', { description: 'What would become of one meeting if one registered now. At most a second old.' })
export class PlannedRegistrationType {
  @Field(() => RegistrationStateEnum, { description: 'OPEN: a seat.' })
  state!: RegistrationState;

  @Field(() => Int, { nullable: true, description: 'The place that one would have in the waiting list; null where one would not wait.' })
  waitingPlace!: number | null;
}

@ObjectType('GroupOffer', { description: 'A group whose coming meetings its member can register for.' })
export class GroupOfferType {
  @Field(() => Int, { description: 'How many, one a session.' })
  meetings!: number;
}
