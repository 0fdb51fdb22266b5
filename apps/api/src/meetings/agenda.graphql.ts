import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { TextInput } from '../kernel/payload.graphql.js';
import { LocalDateTime } from '../kernel/scalars.js';
import type { Audience } from './admission.entity.js';
import { AudienceEnum } from './meeting.graphql.js';

@ObjectType('AgendaDocument', { description: 'What is handed out or shown, where it can be read.' })
export class AgendaDocumentType {
  @Field(() => String)
  url!: string;
}

@ObjectType('AgendaItem', { description: 'One thing on the agenda of a part.' })
export class AgendaItemType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { nullable: true, description: 'How long it takes; null: not said.' })
  minutes!: number | null;

  @Field(() => LocalDateTime, { nullable: true, description: 'Counted from the start of the part and the durations before; null: one of them is not said.' })
  starts!: string | null;

  @Field(() => LocalDateTime, { nullable: true })
  ends!: string | null;

  @Field(() => [String], { description: 'As they are announced.' })
  speakers!: string[];

  @Field(() => [AgendaDocumentType])
  documents!: AgendaDocumentType[];
}

@ObjectType('AgendaPart', { description: 'A part of a day.' })
export class AgendaPartType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => LocalDateTime, { nullable: true, description: 'Wall time in the zone of the meeting; where the part does not say it, counted from what comes before.' })
  starts!: string | null;

  @Field(() => LocalDateTime, { nullable: true })
  ends!: string | null;

  @Field(() => LocalDateTime, { nullable: true, description: 'The start as it was planned; null: it follows the part before.' })
  plannedStarts!: string | null;

  @Field(() => LocalDateTime, { nullable: true, description: 'The end as it was planned; null: it ends with its items.' })
  plannedEnds!: string | null;

  @Field(() => AudienceEnum, { nullable: true, description: 'Whom it is for; null: whoever has an admission that covers it.' })
  audience!: Audience | null;

  @Field(() => Boolean, { description: 'Whether its items are shown only to those who run the meeting, or have a seat that covers it.' })
  internal!: boolean;

  @Field(() => Boolean, { description: 'Whether we concluded all of it, and the source does not say it.' })
  inferred!: boolean;

  @Field(() => [String], { description: 'The facts that we concluded and the source does not say, as the programme file names them.' })
  inferredFields!: string[];
}

@InputType('AgendaDocumentInput')
export class AgendaDocumentInput {
  @Field(() => [TextInput])
  title!: TextInput[];

  @Field(() => String, { description: 'https.' })
  url!: string;
}

@InputType('AgendaItemInput')
export class AgendaItemInput {
  @Field(() => ID, { nullable: true, description: 'Of an item that there is already: languages that are not given stay as they are.' })
  id?: string | null;

  @Field(() => [TextInput])
  title!: TextInput[];

  @Field(() => Int, { nullable: true })
  minutes?: number | null;

  @Field(() => [String], { nullable: true })
  speakers?: string[] | null;

  @Field(() => [AgendaDocumentInput], { nullable: true })
  documents?: AgendaDocumentInput[] | null;
}

@InputType('AgendaPartInput')
export class AgendaPartInput {
  @Field(() => String, { nullable: true, description: 'Of a part that there is already: languages that are not given stay as they are.' })
  key?: string | null;

  @Field(() => [TextInput], { nullable: true })
  title?: TextInput[] | null;

  @Field(() => [TextInput], { nullable: true })
  description?: TextInput[] | null;

  @Field(() => AudienceEnum, { nullable: true })
  audience?: Audience | null;

  @Field(() => Boolean, { nullable: true })
  internal?: boolean | null;

  @Field(() => LocalDateTime, { nullable: true })
  starts?: string | null;

  @Field(() => LocalDateTime, { nullable: true })
  ends?: string | null;

  @Field(() => [ID], { nullable: true, description: 'All admissions of the meeting that cover it; left out: those that do already, and of a new part those that cover the whole day.' })
  admissionIds?: string[] | null;

  @Field(() => [AgendaItemInput])
  items!: AgendaItemInput[];
}

@InputType('SetAgendaInput')
export class SetAgendaInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the meeting that the editor saw; when it is no longer the current one: STALE.' })
  version?: number | null;

  @Field(() => [AgendaPartInput], { description: 'All parts, in their order; what is not among them is taken away.' })
  parts!: AgendaPartInput[];
}
