import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type QuestionKind, questionKinds } from '@percorso/questions';
import { enumOf, Payload, TextInput } from '../kernel/payload.graphql.js';
import { DateTime, LocalDateTime } from '../kernel/scalars.js';
import { type ReadyMadeQuestion, readyMadeQuestions } from './question-ready-made.js';

export const QuestionKindEnum = enumOf(questionKinds);
registerEnumType(QuestionKindEnum, {
  name: 'QuestionKind',
  description:
    'What is asked for, and what an answer holds: a text; one key of the options, or several; a number as "12.5"; a day as "2026-12-01"; "YES" or "NO"; of a consent "YES" or the version of the text that is agreed to; of a file the key under which it was sent to /answer-files, or its id where it was the answer before.',
});
export const ReadyMadeQuestionEnum = enumOf(readyMadeQuestions);
registerEnumType(ReadyMadeQuestionEnum, { name: 'ReadyMadeQuestion', description: 'Questions that come with their texts in every language.' });

@ObjectType('QuestionOption')
export class QuestionOptionType {
  @Field(() => String)
  key!: string;
}

@ObjectType('QuestionCondition')
export class QuestionConditionType {
  @Field(() => ID, { description: 'An earlier question of the same form.' })
  questionId!: string;

  @Field(() => [String], { description: 'One of these must be its answer; none: it must be answered at all.' })
  values!: string[];
}

@ObjectType('Question')
export class QuestionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Unique in its form.' })
  key!: string;

  @Field(() => QuestionKindEnum)
  kind!: QuestionKind;

  @Field(() => Boolean, { description: 'Whether it must be answered where it is shown.' })
  required!: boolean;

  @Field(() => Boolean, { description: 'Whether answers are deleted 30 days after the meeting, as needs are.' })
  sensitive!: boolean;

  @Field(() => [QuestionOptionType], { description: 'Of CHOICE and SEVERAL.' })
  options!: QuestionOptionType[];

  @Field(() => String, { nullable: true, description: 'The smallest number, the earliest day, the fewest options.' })
  least!: string | null;

  @Field(() => String, { nullable: true, description: 'The largest number, the latest day, the most options, the most characters.' })
  most!: string | null;

  @Field(() => QuestionConditionType, { nullable: true, description: 'When it is shown; null: always.' })
  condition!: QuestionConditionType | null;

  @Field(() => String, { nullable: true, description: 'Of the text that a CONSENT is given to.' })
  textVersion!: string | null;

  @Field(() => Boolean, { description: 'Whether it is asked for every meeting of the process.' })
  ofProcess!: boolean;

  @Field(() => Boolean, { description: 'Whether it is no longer asked.' })
  retired!: boolean;

  @Field(() => Int, { description: 'Counts its changes, for changeQuestion.' })
  version!: number;
}

@ObjectType('QuestionForm', { description: 'What is asked, as its organisers see it.' })
export class QuestionFormType {
  @Field(() => ID, { description: 'That of its meeting, or of its process.' })
  id!: string;

  @Field(() => DateTime, { nullable: true, description: 'Until when answers can be changed; null: until the meeting starts.' })
  editableUntil!: Date | null;

  @Field(() => [QuestionType], { description: 'In their order, those that are no longer asked at the end.' })
  questions!: QuestionType[];
}

@InputType('QuestionOptionInput')
export class QuestionOptionInput {
  @Field(() => String, { nullable: true, description: 'Of an option that there is already; without it, one is made.' })
  key?: string | null;

  @Field(() => [TextInput])
  title!: TextInput[];
}

@InputType('QuestionConditionInput')
export class QuestionConditionInput {
  @Field(() => ID)
  questionId!: string;

  @Field(() => [String])
  values!: string[];
}

@InputType('QuestionInput')
export class QuestionInput {
  @Field(() => QuestionKindEnum)
  kind!: QuestionKind;

  @Field(() => [TextInput], { description: 'Languages that are not given stay as they are.' })
  title!: TextInput[];

  @Field(() => [TextInput], { nullable: true })
  hint?: TextInput[] | null;

  @Field(() => Boolean, { nullable: true })
  required?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  sensitive?: boolean | null;

  @Field(() => [QuestionOptionInput], { nullable: true, description: 'All of them, in their order.' })
  options?: QuestionOptionInput[] | null;

  @Field(() => String, { nullable: true })
  least?: string | null;

  @Field(() => String, { nullable: true })
  most?: string | null;

  @Field(() => QuestionConditionInput, { nullable: true })
  condition?: QuestionConditionInput | null;
}

@InputType({ isAbstract: true })
abstract class FormPlaceInput {
  @Field(() => ID, { nullable: true, description: 'The meeting for which it is asked.' })
  meetingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Without a meeting: the process for all meetings of which it is asked.' })
  processId?: string | null;
}

@InputType('AddQuestionInput')
export class AddQuestionInput extends FormPlaceInput {
  @Field(() => String, { nullable: true, description: 'Small letters, digits and hyphens; made from the text where it is left out.' })
  key?: string | null;

  @Field(() => QuestionInput)
  question!: QuestionInput;
}

@InputType('AddReadyMadeQuestionInput')
export class AddReadyMadeQuestionInput extends FormPlaceInput {
  @Field(() => ReadyMadeQuestionEnum)
  readyMade!: ReadyMadeQuestion;
}

@InputType('ChangeQuestionInput')
export class ChangeQuestionInput {
  @Field(() => ID)
  questionId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the editor saw; when it is no longer the current one: STALE.' })
  version?: number | null;

  @Field(() => QuestionInput)
  question!: QuestionInput;
}

@InputType('MoveQuestionInput')
export class MoveQuestionInput {
  @Field(() => ID)
  questionId!: string;

  @Field(() => Int, { description: 'Its new place among those that are asked, from 0.' })
  position!: number;
}

@InputType('RemoveQuestionInput')
export class RemoveQuestionInput {
  @Field(() => ID)
  questionId!: string;
}

@InputType('SetAnswerDeadlineInput')
export class SetAnswerDeadlineInput extends FormPlaceInput {
  @Field(() => LocalDateTime, { nullable: true, description: "In the zone of the meeting, else of the process. Null: until the meeting starts." })
  editableUntil?: string | null;
}

@ObjectType('QuestionFormPayload')
export class QuestionFormPayload extends Payload {
  @Field(() => QuestionFormType, { nullable: true })
  form!: QuestionFormType | null;

  @Field(() => QuestionType, { nullable: true, description: 'The question that was added, changed or moved; null when it was removed.' })
  question!: QuestionType | null;
}
