import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import { connectionOf } from '../kernel/paging.js';
import { DateTime } from '../kernel/scalars.js';

@ObjectType('ProcessNumbers', { description: 'Each number has one rule and one query. Held means closed; distinct people and presences are two numbers.' })
export class ProcessNumbersType {
  @Field(() => Int, { description: 'Meetings announced, scheduled or closed: neither drafts nor cancelled.' })
  meetingsPlanned!: number;

  @Field(() => Int, { description: 'Of the planned meetings, the closed ones.' })
  meetingsHeld!: number;

  @Field(() => Int, { description: 'Distinct people with a confirmed registration for a planned meeting.' })
  peopleRegistered!: number;

  @Field(() => Int, { description: 'Distinct people present or late at a held meeting.' })
  peopleInvolved!: number;

  @Field(() => Int, { description: 'The people involved, once for each held meeting they came to.' })
  presences!: number;

  @Field(() => Int, { description: 'Distinct organisations of the people involved.' })
  organisationsInvolved!: number;

  @Field(() => Int, { description: 'People counted without their names at held meetings; never in the people involved.' })
  headCounts!: number;

  @Field(() => Boolean, { description: 'Whether any of it was counted from people who are made up.' })
  synthetic!: boolean;

  @Field(() => DateTime, { description: 'When something that they are counted from last changed.' })
  updatedAt!: Date;
}

@ObjectType('MeetingNumbers')
export class MeetingNumbersType {
  @Field(() => Int, { description: 'Distinct people present or late.' })
  present!: number;

  @Field(() => Int, { description: 'People counted without their names.' })
  headCounts!: number;
}

@ObjectType('CountedPerson', { description: 'Somebody behind a number.' })
export class CountedPersonType {
  @Field(() => PersonType)
  person!: PersonType;

  @Field(() => Int, { description: 'At how many meetings they are counted.' })
  meetings!: number;
}

export const CountedPersonConnection = connectionOf('CountedPerson', () => CountedPersonType);

/** The meeting is loaded when it is asked for. */
@ObjectType('Presence', { description: 'Somebody at a held meeting.' })
export class PresenceType {
  @Field(() => PersonType)
  person!: PersonType;

  meetingId!: string;
}

export const PresenceConnection = connectionOf('Presence', () => PresenceType);

@ObjectType('CountedOrganisation')
export class CountedOrganisationType {
  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'Distinct people who came for it.' })
  people!: number;

  @Field(() => Int)
  presences!: number;
}

export const CountedOrganisationConnection = connectionOf('CountedOrganisation', () => CountedOrganisationType);
