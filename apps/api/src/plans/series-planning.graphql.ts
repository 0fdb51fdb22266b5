import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NotifyEnum, NoticeTotalType } from '../invitations/notice.graphql.js';
import type { NoticeTotal, Notify } from '../invitations/notice-plan.js';
import { enumOf, Payload, TextInput } from '../kernel/payload.graphql.js';
import { LocalDate, LocalDateTime } from '../kernel/scalars.js';
import { AdmissionInput, MeetingType } from '../meetings/meeting.graphql.js';
import { VenueInput } from '../meetings/venue.graphql.js';
import { ClashType } from './clash.graphql.js';

export const seriesUnits = ['WEEK', 'MONTH'] as const;
export type SeriesUnit = (typeof seriesUnits)[number];
const SeriesUnitEnum = enumOf(seriesUnits);
registerEnumType(SeriesUnitEnum, { name: 'SeriesUnit' });

@InputType('SeriesRuleInput', { description: 'How the dates of a series follow each other.' })
export class SeriesRuleInput {
  @Field(() => LocalDate, { description: 'The first date; by weekday of the month, the first such day from here on.' })
  from!: string;

  @Field(() => Int, { description: 'How many dates; 1 to 100.' })
  count!: number;

  @Field(() => SeriesUnitEnum)
  unit!: SeriesUnit;

  @Field(() => Int, { nullable: true, description: 'Every so many weeks or months; 1 to 52, without it 1.' })
  every?: number | null;

  @Field(() => Int, { nullable: true, description: 'Which of those weekdays in the month: 1 to 5, or -1 for the last; without it the same day of each month.' })
  nth?: number | null;

  @Field(() => Int, { nullable: true, description: '1 is Monday, 7 is Sunday; needed with nth.' })
  weekday?: number | null;
}

@InputType('PlanSeriesInput', { description: 'Meetings of one group or series, all alike but for their date. Either a rule or a pasted list gives the dates.' })
export class PlanSeriesInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => String, { nullable: true })
  groupKey?: string | null;

  @Field(() => String, { nullable: true })
  seriesKey?: string | null;

  @Field(() => [TextInput], { nullable: true, description: 'The title of a new series, instead of groupKey and seriesKey.' })
  newSeries?: TextInput[] | null;

  @Field(() => Int, { nullable: true, description: "The first meeting's number; without it the one after the last." })
  firstNumber?: number | null;

  @Field(() => SeriesRuleInput, { nullable: true })
  rule?: SeriesRuleInput | null;

  @Field(() => String, { nullable: true, description: 'One date a line, with its hours where they differ: "venerdì 12 marzo 2027, 9.30-13".' })
  dates?: string | null;

  @Field(() => String, { nullable: true, description: 'Wall time as "09:30"; for dates that name no hour.' })
  starts?: string | null;

  @Field(() => String, { nullable: true })
  ends?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Passes over holidays; a rule then goes on until there are as many dates as asked for.' })
  skipHolidays?: boolean | null;

  @Field(() => [String], { nullable: true })
  trackKeys?: string[] | null;

  @Field(() => VenueInput, { nullable: true })
  venue?: VenueInput | null;

  @Field(() => String, { nullable: true })
  onlineUrl?: string | null;

  @Field(() => [AdmissionInput], { nullable: true })
  admissions?: AdmissionInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Says which meetings there would be, and makes none.' })
  dryRun?: boolean | null;
}

@ObjectType('PlannedDate')
export class PlannedDateType {
  @Field(() => LocalDate)
  day!: string;

  @Field(() => Int, { nullable: true, description: 'Null for a day that is passed over.' })
  number!: number | null;

  @Field(() => LocalDateTime, { nullable: true })
  starts!: string | null;

  @Field(() => LocalDateTime, { nullable: true })
  ends!: string | null;

  @Field(() => String, { nullable: true, description: 'The holiday for which the day is passed over.' })
  passedOver!: string | null;

  @Field(() => [String], { description: 'What it clashes with, in words.' })
  clashes!: string[];
}

@ObjectType('PlanSeriesPayload')
export class PlanSeriesPayload extends Payload {
  @Field(() => [PlannedDateType])
  plannedDates!: PlannedDateType[];

  @Field(() => [MeetingType], { description: 'The drafts that were made; none after a dry run.' })
  meetings!: MeetingType[];
}

@InputType('RenumberSeriesInput')
export class RenumberSeriesInput {
  @Field(() => ID)
  seriesId!: string;
}

@ObjectType('RenumberSeriesPayload')
export class RenumberSeriesPayload extends Payload {
  @Field(() => [MeetingType], { description: 'Those whose number changed.' })
  meetings!: MeetingType[];
}

@InputType('MoveFollowingInput', { description: 'Moves a meeting and all of its series that come after it by the same number of days; each keeps its own hours unless others are given.' })
export class MoveFollowingInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => LocalDate, { description: 'The new day of this meeting.' })
  day!: string;

  @Field(() => String, { nullable: true, description: 'Wall time as "09:30" for all of them.' })
  starts?: string | null;

  @Field(() => String, { nullable: true })
  ends?: string | null;

  @Field(() => String, { nullable: true, description: 'What people read about why.' })
  reason?: string | null;

  @Field(() => NotifyEnum)
  notify!: Notify;

  @Field(() => Boolean, { nullable: true, description: 'Says what would happen, and changes nothing.' })
  dryRun?: boolean | null;
}

@ObjectType('MovedMeeting')
export class MovedMeetingType {
  @Field(() => MeetingType, { description: 'As it is now; after a dry run, as it was.' })
  meeting!: MeetingType;

  @Field(() => LocalDateTime)
  starts!: string;

  @Field(() => LocalDateTime)
  ends!: string;

  @Field(() => [NoticeTotalType])
  noticeTotals!: NoticeTotal[];

  @Field(() => [ClashType])
  clashes!: ClashType[];
}

@ObjectType('MoveFollowingPayload')
export class MoveFollowingPayload extends Payload {
  @Field(() => [MovedMeetingType])
  moved!: MovedMeetingType[];

  @Field(() => [NoticeTotalType], { description: 'Of all of them together.' })
  noticeTotals!: NoticeTotal[];

  @Field(() => Int, { nullable: true, description: 'How many are asked again whether they come.' })
  answersAskedAgain!: number | null;
}
