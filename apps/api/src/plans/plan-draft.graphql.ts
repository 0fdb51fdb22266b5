import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PersonType } from '../access/person.graphql.js';
import { NoticeTotalType, NotifyEnum } from '../invitations/notice.graphql.js';
import type { NoticeTotal, Notify } from '../invitations/notice-plan.js';
import type { Locale } from '../kernel/locale.js';
import { enumOf, LocaleEnum, Payload, TextInput } from '../kernel/payload.graphql.js';
import { DateTime, EdtfDate, LocalDateTime } from '../kernel/scalars.js';
import { MeetingType } from '../meetings/meeting.graphql.js';
import { ProcessType } from '../processes/process.graphql.js';
import { type ChangeKind, changeKinds, type PlanThing, planThings } from './plan-draft.js';

const PlanThingEnum = enumOf(planThings);
registerEnumType(PlanThingEnum, { name: 'PlanThing' });
const ChangeKindEnum = enumOf(changeKinds);
registerEnumType(ChangeKindEnum, { name: 'ChangeKind' });

@ObjectType('DraftedText', { description: 'A text in one language.' })
export class DraftedTextType {
  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => String)
  text!: string;
}

@ObjectType('DraftedTrack')
export class DraftedTrackType {
  @Field(() => ID)
  id!: string;

  @Field(() => [DraftedTextType])
  title!: DraftedTextType[];

  @Field(() => ChangeKindEnum, { nullable: true, description: 'Null: as it is published. Never REMOVED: what is to go is in the differences.' })
  change!: ChangeKind | null;
}

@ObjectType('DraftedPhase')
export class DraftedPhaseType {
  @Field(() => ID)
  id!: string;

  @Field(() => [DraftedTextType])
  title!: DraftedTextType[];

  @Field(() => EdtfDate)
  span!: string;

  @Field(() => [ID])
  trackIds!: string[];

  @Field(() => ChangeKindEnum, { nullable: true })
  change!: ChangeKind | null;
}

@ObjectType('DraftedMilestone')
export class DraftedMilestoneType {
  @Field(() => ID)
  id!: string;

  @Field(() => [DraftedTextType])
  title!: DraftedTextType[];

  @Field(() => EdtfDate)
  date!: string;

  @Field(() => ID, { nullable: true })
  trackId!: string | null;

  @Field(() => ChangeKindEnum, { nullable: true })
  change!: ChangeKind | null;
}

@ObjectType('DraftedMeeting', { description: 'A meeting of one day that can still be moved.' })
export class DraftedMeetingType {
  @Field(() => ID)
  id!: string;

  @Field(() => MeetingType, { description: 'As it is published.' })
  meeting!: MeetingType;

  @Field(() => LocalDateTime, { description: "As it is to be, in the meeting's zone." })
  starts!: string;

  @Field(() => LocalDateTime)
  ends!: string;

  @Field(() => ChangeKindEnum, { nullable: true })
  change!: ChangeKind | null;
}

@ObjectType('PlanDifference', { description: 'What publishing would change, whatever number of changes it took.' })
export class PlanDifferenceType {
  @Field(() => ID, { description: 'The id of the track, phase, milestone or meeting.' })
  id!: string;

  @Field(() => PlanThingEnum)
  thing!: PlanThing;

  @Field(() => ChangeKindEnum)
  kind!: ChangeKind;

  @Field(() => String, { description: "One sentence, in the caller's language." })
  words!: string;
}

@ObjectType('PlanDraft', { description: 'The plan with the changes that are not published: one draft a process, shared by its organisers.' })
export class PlanDraftType {
  @Field(() => Int, { description: 'Changes that count; those that were taken back do not.' })
  changes!: number;

  @Field(() => Boolean)
  canRedo!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When somebody last changed it; null for an empty draft.' })
  changedAt!: Date | null;

  @Field(() => PersonType, { nullable: true })
  changedBy!: PersonType | null;

  @Field(() => [DraftedTrackType])
  tracks!: DraftedTrackType[];

  @Field(() => [DraftedPhaseType], { description: 'By their beginning.' })
  phases!: DraftedPhaseType[];

  @Field(() => [DraftedMilestoneType], { description: 'By date.' })
  milestones!: DraftedMilestoneType[];

  @Field(() => [DraftedMeetingType], { description: 'By date.' })
  meetings!: DraftedMeetingType[];

  @Field(() => [PlanDifferenceType])
  differences!: PlanDifferenceType[];
}

@ObjectType('PlanDraftPayload')
export class PlanDraftPayload extends Payload {
  @Field(() => PlanDraftType, { nullable: true })
  draft!: PlanDraftType | null;
}

@InputType('PlanDraftInput')
export class PlanDraftInput {
  @Field(() => String)
  processSlug!: string;
}

@InputType({ isAbstract: true })
class DraftThingInput extends PlanDraftInput {
  @Field(() => ID, { nullable: true, description: 'Left out: a new one.' })
  id?: string | null;
}

@InputType({ isAbstract: true })
class DraftTitledThingInput extends DraftThingInput {
  @Field(() => [TextInput], { description: 'The languages that are given; the others stay.' })
  title!: TextInput[];
}

@InputType('DraftTrackInput')
export class DraftTrackInput extends DraftTitledThingInput {}

@InputType('DraftPhaseInput')
export class DraftPhaseInput extends DraftThingInput {
  @Field(() => [TextInput], { nullable: true, description: 'The languages that are given; the others stay.' })
  title?: TextInput[] | null;

  @Field(() => EdtfDate, { description: 'An interval, as "2022-01/2022-06"; or a single date.' })
  span!: string;

  @Field(() => [ID])
  trackIds!: string[];
}

@InputType('DraftMilestoneInput')
export class DraftMilestoneInput extends DraftTitledThingInput {
  @Field(() => EdtfDate)
  date!: string;

  @Field(() => ID, { nullable: true })
  trackId?: string | null;
}

@InputType('DraftMeetingDatesInput')
export class DraftMeetingDatesInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => LocalDateTime, { description: "Wall time in the meeting's zone." })
  starts!: string;

  @Field(() => LocalDateTime)
  ends!: string;
}

@InputType('RemoveFromPlanInput')
export class RemoveFromPlanInput extends PlanDraftInput {
  @Field(() => PlanThingEnum, { description: 'TRACK, PHASE or MILESTONE: a meeting is cancelled on its own page.' })
  thing!: PlanThing;

  @Field(() => ID)
  id!: string;
}

@InputType('PublishPlanInput')
export class PublishPlanInput extends PlanDraftInput {
  @Field(() => NotifyEnum)
  notify!: Notify;

  @Field(() => String, { nullable: true, description: 'What people read about why their meeting moves.' })
  reason?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Says who would be told what, and changes nothing.' })
  dryRun?: boolean | null;
}

@ObjectType('PublishedMove')
export class PublishedMoveType {
  @Field(() => MeetingType)
  meeting!: MeetingType;

  @Field(() => [NoticeTotalType])
  noticeTotals!: NoticeTotal[];
}

@ObjectType('PublishPlanPayload')
export class PublishPlanPayload extends Payload {
  @Field(() => ProcessType, { nullable: true })
  process!: ProcessType | null;

  @Field(() => [PublishedMoveType])
  moves!: PublishedMoveType[];

  @Field(() => [NoticeTotalType], { description: 'Of all of them together.' })
  noticeTotals!: NoticeTotal[];

  @Field(() => Int, { nullable: true, description: 'How many are asked again whether they come.' })
  answersAskedAgain!: number | null;
}
