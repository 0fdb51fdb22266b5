import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';

export const calendarChoices = ['INVITATIONS', 'FEED', 'BOTH'] as const;
export type CalendarChoice = (typeof calendarChoices)[number];
export const CalendarChoiceEnum = enumOf(calendarChoices);
registerEnumType(CalendarChoiceEnum, {
  name: 'CalendarChoice',
  description: 'How meetings come into the calendar: as invitations by mail, by the private feed, or both, which most calendars show twice.',
});

@ObjectType('CalendarFeed', { description: 'The private calendar feed. Its address is told once, when it is made.' })
export class CalendarFeedType {
  @Field(() => DateTime)
  createdAt!: Date;
}

@ObjectType('RenewCalendarFeedPayload')
export class RenewCalendarFeedPayload extends Payload {
  @Field(() => CalendarFeedType, { nullable: true })
  feed!: CalendarFeedType | null;

  @Field(() => String, { nullable: true, description: 'The address, which whoever knows it can read. It is not kept and cannot be shown again.' })
  url!: string | null;
}

@ObjectType('RevokeCalendarFeedPayload')
export class RevokeCalendarFeedPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether there was a feed.' })
  revoked!: boolean;
}

@InputType('SetCalendarChoiceInput')
export class SetCalendarChoiceInput {
  @Field(() => CalendarChoiceEnum)
  choice!: CalendarChoice;
}

@ObjectType('SetCalendarChoicePayload')
export class SetCalendarChoicePayload extends Payload {
  @Field(() => CalendarChoiceEnum, { nullable: true })
  choice!: CalendarChoice | null;
}
