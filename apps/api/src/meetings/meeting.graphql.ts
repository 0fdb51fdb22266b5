import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, Payload, TextInput } from '../kernel/payload.graphql.js';
import { DateTime, EdtfDate, LocalDate, LocalDateTime } from '../kernel/scalars.js';
import { admissionModes, type AdmissionMode, audiences, type Audience } from './admission.entity.js';
import { type PromotionWay, promotionWays } from './quota.entity.js';
import { type MeetingServices, meetingStatuses, type MeetingStatus } from './meeting.entity.js';
import { VenueInput } from './venue.graphql.js';

export const MeetingStatusEnum = enumOf(meetingStatuses);
registerEnumType(MeetingStatusEnum, { name: 'MeetingStatus' });
export const AdmissionModeEnum = enumOf(admissionModes);
registerEnumType(AdmissionModeEnum, { name: 'AdmissionMode' });
export const PromotionWayEnum = enumOf(promotionWays);
registerEnumType(PromotionWayEnum, { name: 'PromotionWay', description: 'How a freed seat gets to the first in line: given at once, or offered and held for a while.' });
export const AudienceEnum = enumOf(audiences);
registerEnumType(AudienceEnum, { name: 'Audience' });

export const meetingOrders = ['EARLIEST_FIRST', 'LATEST_FIRST'] as const;
export type MeetingOrder = (typeof meetingOrders)[number];
export const MeetingOrderEnum = enumOf(meetingOrders);
registerEnumType(MeetingOrderEnum, { name: 'MeetingOrder' });

@ObjectType('MeetingDay')
export class MeetingDayType {
  @Field(() => ID)
  id!: string;

  @Field(() => LocalDateTime, { nullable: true, description: 'Wall time in the zone of the meeting; null while the hour is not fixed.' })
  starts!: string | null;

  @Field(() => LocalDateTime, { nullable: true })
  ends!: string | null;

  @Field(() => EdtfDate)
  date!: string;
}

@ObjectType('Series', { description: 'Sessions numbered 1..n.' })
export class SeriesType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;
}

@ObjectType('Admission', { description: 'One way to attend a meeting.' })
export class AdmissionType {
  @Field(() => ID)
  id!: string;

  @Field(() => AdmissionModeEnum)
  mode!: AdmissionMode;

  @Field(() => AudienceEnum)
  audience!: Audience;

  @Field(() => DateTime, { nullable: true, description: 'From when one can register; null: from the publication on.' })
  opensAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when one can register; null: until the meeting starts.' })
  closesAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether people can ever wait for a seat in it.' })
  waitingList!: boolean;
}

@ObjectType('MeetingServices', { description: 'What is announced of a meeting besides its programme.' })
export class MeetingServicesType {
  @Field(() => [String], { description: 'Languages into which it is interpreted, in the two letters of ISO 639-1.' })
  interpreters!: string[];

  @Field(() => Boolean)
  signLanguage!: boolean;

  @Field(() => Boolean)
  recorded!: boolean;

  @Field(() => Boolean)
  photographed!: boolean;
}

@ObjectType('Meeting', { description: 'One event with one or more days.' })
export class MeetingType {
  @Field(() => ID)
  id!: string;

  @Field(() => MeetingStatusEnum)
  status!: MeetingStatus;

  @Field(() => EdtfDate)
  date!: string;

  @Field(() => DateTime, { nullable: true, description: 'Null while the day or the hour is not fixed.' })
  startsAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  endsAt!: Date | null;

  @Field(() => String)
  timezone!: string;

  @Field(() => String, { nullable: true })
  cancellationReason!: string | null;

  @Field(() => MeetingServicesType, { nullable: true, description: 'Null: nothing is announced.' })
  services!: MeetingServices | null;

  @Field(() => Boolean, { description: 'Whether its people are made up, for the demonstration.' })
  synthetic!: boolean;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTime)
  updatedAt!: Date;
}

export const MeetingConnection = connectionOf('Meeting', () => MeetingType);

@InputType('MeetingFilter')
export class MeetingFilter {
  @Field(() => String, { nullable: true })
  processSlug?: string | null;

  @Field(() => String, { nullable: true })
  groupKey?: string | null;

  @Field(() => String, { nullable: true })
  municipality?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Meetings that can fall on this day or later.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Meetings that can fall on this day or earlier.' })
  to?: string | null;

  @Field(() => Boolean, { nullable: true })
  openForRegistration?: boolean | null;

  @Field(() => String, { nullable: true })
  text?: string | null;
}

@InputType('AdmissionInput')
export class AdmissionInput {
  @Field(() => [TextInput])
  title!: TextInput[];

  @Field(() => AdmissionModeEnum)
  mode!: AdmissionMode;

  @Field(() => AudienceEnum)
  audience!: Audience;

  @Field(() => Int, { nullable: true, description: 'A whole number from 0 to 1,000,000; null: no limit.' })
  seats?: number | null;

  @Field(() => DateTime, { nullable: true })
  opensAt?: Date | null;

  @Field(() => DateTime, { nullable: true })
  closesAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether people can wait for a seat; they can unless this is false.' })
  waitingList?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Admissions with the same word here share their seats, and how freed ones are given.' })
  quotaKey?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether staff decide on each request; no, without it.' })
  approval?: boolean | null;

  @Field(() => PromotionWayEnum, { nullable: true, description: 'How freed seats get to those who wait; AT_ONCE, without it.' })
  promotion?: PromotionWay | null;

  @Field(() => Int, { nullable: true, description: 'For how many hours an offer is held, from 1 to 720; 24, without it.' })
  offerHours?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many hours before the start freed seats stop going to those who wait, from 0 to 720; 0, without it.' })
  promotionStopsHours?: number | null;
}

@InputType('MeetingDayInput')
export class MeetingDayInput {
  @Field(() => LocalDateTime)
  starts!: string;

  @Field(() => LocalDateTime)
  ends!: string;
}

@InputType('MeetingServicesInput', { description: 'All that is announced: what is left out is not.' })
export class MeetingServicesInput {
  @Field(() => [String], { nullable: true, description: 'Languages in the two letters of ISO 639-1.' })
  interpreters?: string[] | null;

  @Field(() => Boolean, { nullable: true })
  signLanguage?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  recorded?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  photographed?: boolean | null;
}

@InputType('CreateMeetingInput')
export class CreateMeetingInput {
  @Field(() => String)
  processSlug!: string;

  @Field(() => String, { nullable: true })
  groupKey?: string | null;

  @Field(() => [String], { nullable: true, description: 'All groups that meet; the first leads, unless groupKey does.' })
  groupKeys?: string[] | null;

  @Field(() => String, { nullable: true })
  seriesKey?: string | null;

  @Field(() => Int, { nullable: true, description: 'In the series or group; a number that a meeting has already makes the two alternatives of one session.' })
  number?: number | null;

  @Field(() => [String], { nullable: true })
  trackKeys?: string[] | null;

  @Field(() => [TextInput], { nullable: true })
  title?: TextInput[] | null;

  @Field(() => [TextInput], { nullable: true })
  description?: TextInput[] | null;

  @Field(() => EdtfDate, { nullable: true })
  date?: string | null;

  @Field(() => LocalDateTime, { nullable: true })
  startsAt?: string | null;

  @Field(() => LocalDateTime, { nullable: true })
  endsAt?: string | null;

  @Field(() => [MeetingDayInput], { nullable: true, description: 'For a meeting of several days, instead of startsAt and endsAt.' })
  days?: MeetingDayInput[] | null;

  @Field(() => String, { nullable: true, description: 'IANA zone; without it the one of the process.' })
  timezone?: string | null;

  @Field(() => VenueInput, { nullable: true })
  venue?: VenueInput | null;

  @Field(() => String, { nullable: true })
  onlineUrl?: string | null;

  @Field(() => MeetingServicesInput, { nullable: true })
  services?: MeetingServicesInput | null;

  @Field(() => [AdmissionInput], { nullable: true })
  admissions?: AdmissionInput[] | null;
}

@InputType('PublishMeetingInput')
export class PublishMeetingInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => MeetingStatusEnum, { description: 'SAVE_THE_DATE or SCHEDULED.' })
  as!: MeetingStatus;
}

@InputType('MeetingIdInput')
export class MeetingIdInput {
  @Field(() => ID)
  meetingId!: string;
}

@InputType('EditMeetingInput', { description: 'Changes what is given and leaves the rest. Of a text the languages that are given: an empty one is taken away; null takes away all.' })
export class EditMeetingInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => [TextInput], { nullable: true })
  title?: TextInput[] | null;

  @Field(() => [TextInput], { nullable: true })
  description?: TextInput[] | null;

  @Field(() => [String], { nullable: true })
  trackKeys?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'All groups that meet; the first leads. A meeting that is numbered among those of its leading group keeps it.' })
  groupKeys?: string[] | null;

  @Field(() => String, { nullable: true })
  onlineUrl?: string | null;

  @Field(() => MeetingServicesInput, { nullable: true, description: 'Null: nothing is announced any more.' })
  services?: MeetingServicesInput | null;

  @Field(() => Int, { nullable: true, description: 'The version that the editor saw; when it is no longer the current one: STALE.' })
  version?: number | null;
}

@ObjectType('MeetingPayload')
export class MeetingPayload extends Payload {
  @Field(() => MeetingType, { nullable: true, description: 'With STALE: the meeting as it is now.' })
  meeting!: MeetingType | null;
}
