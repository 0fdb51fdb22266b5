import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { LocalDateTime } from '../kernel/scalars.js';
import { MeetingDayInput, MeetingType } from '../meetings/meeting.graphql.js';
import { VenueInput } from '../meetings/venue.graphql.js';
import { type NoticeKind, noticeKinds, type Notify, notifyChoices } from './notice-plan.js';

export const NotifyEnum = enumOf(notifyChoices);
registerEnumType(NotifyEnum, {
  name: 'Notify',
  description: 'SEND tells people at once; HOLD keeps the word until releaseNotices, which tells of the net change; NONE tells nobody.',
});
export const NoticeKindEnum = enumOf(noticeKinds);
registerEnumType(NoticeKindEnum, {
  name: 'NoticeKind',
  description: 'UPDATE and CANCEL: a mail that changes the calendar too. MAIL_ONLY: words alone. NOTHING: not told, as for want of an address.',
});

@InputType('RescheduleMeetingInput')
export class RescheduleMeetingInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => LocalDateTime, { description: "Wall time in the meeting's zone." })
  startsAt!: string;

  @Field(() => LocalDateTime)
  endsAt!: string;

  @Field(() => [MeetingDayInput], { nullable: true, description: 'For a meeting of several days, instead of startsAt and endsAt.' })
  days?: MeetingDayInput[] | null;

  @Field(() => VenueInput, { nullable: true, description: 'Left out: it stays where it is. With a room alone: another room there.' })
  venue?: VenueInput | null;

  @Field(() => String, { nullable: true, description: 'What people read about why.' })
  reason?: string | null;

  @Field(() => NotifyEnum)
  notify!: Notify;

  @Field(() => Boolean, { nullable: true, description: 'Says who would be told what, and changes nothing.' })
  dryRun?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The version that the editor saw; when it is no longer the current one: STALE.' })
  version?: number | null;
}

@InputType('CancelMeetingInput')
export class CancelMeetingInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => String, { nullable: true, description: 'What people read about why.' })
  reason?: string | null;

  @Field(() => NotifyEnum)
  notify!: Notify;

  @Field(() => Boolean, { nullable: true, description: 'Says who would be told what, and changes nothing.' })
  dryRun?: boolean | null;
}

@ObjectType('Notice', { description: 'What one person is told of a change.' })
export class NoticeType {
  @Field(() => PersonType)
  person!: PersonType;

  @Field(() => NoticeKindEnum)
  kind!: NoticeKind;

  @Field(() => Boolean, { description: 'Whether their calendar asks again whether they come.' })
  answerAskedAgain!: boolean;
}

@ObjectType('NoticeTotal')
export class NoticeTotalType {
  @Field(() => NoticeKindEnum)
  kind!: NoticeKind;

  @Field(() => Int)
  count!: number;
}

@ObjectType('NoticePayload')
export class NoticePayload extends Payload {
  @Field(() => MeetingType, { nullable: true, description: 'As it is now; after a dry run, as it was.' })
  meeting!: MeetingType | null;

  @Field(() => [NoticeType], { description: 'The first 100, by name.' })
  notices!: NoticeType[];

  @Field(() => [NoticeTotalType])
  noticeTotals!: NoticeTotalType[];

  @Field(() => Int, { nullable: true, description: 'How many of all of them are asked again whether they come.' })
  answersAskedAgain!: number | null;
}
