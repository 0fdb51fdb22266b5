import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '../kernel/locale.js';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, LocaleEnum, Payload } from '../kernel/payload.graphql.js';
import { DateTime, EdtfDate, LocalDateTime } from '../kernel/scalars.js';
import { AdmissionType } from '../meetings/meeting.graphql.js';
import { QuestionType } from '../questions/question.graphql.js';
import { registrationStates } from './registration-rules.js';
import { type NeedKind, needKinds, type RegistrationStatus, registrationStatuses } from './registration.entity.js';

export const RegistrationStateEnum = enumOf(registrationStates);
registerEnumType(RegistrationStateEnum, { name: 'RegistrationState', description: 'Why one can register, or cannot.' });
export const RegistrationStatusEnum = enumOf(registrationStatuses);
registerEnumType(RegistrationStatusEnum, { name: 'RegistrationStatus' });

export const NeedKindEnum = enumOf(needKinds);
registerEnumType(NeedKindEnum, { name: 'NeedKind', description: 'What somebody needs to take part.' });

export const tokenPurposes = ['CONFIRM', 'ANOTHER_PERSON', 'MANAGE'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];
export const TokenPurposeEnum = enumOf(tokenPurposes);
registerEnumType(TokenPurposeEnum, { name: 'TokenPurpose', description: 'What a link in a mail is for.' });

@ObjectType('Registration', { description: 'A seat, or a place in the waiting list, in one admission of one meeting.' })
export class RegistrationType {
  @Field(() => ID)
  id!: string;

  @Field(() => RegistrationStatusEnum)
  status!: RegistrationStatus;

  @Field(() => DateTime)
  registeredAt!: Date;
}

@ObjectType('NeedCount', { description: 'How many people with a confirmed seat need something.' })
export class NeedCountType {
  @Field(() => NeedKindEnum)
  kind!: NeedKind;

  @Field(() => String, { nullable: true, description: 'Of an interpreter, in the words of who needs one.' })
  language!: string | null;

  @Field(() => Int)
  people!: number;
}

@ObjectType('GivenAnswer', { description: 'What somebody answered to a question that they are asked.' })
export class GivenAnswerType {
  @Field(() => QuestionType)
  question!: QuestionType;

  @Field(() => [String], { description: "Empty: not answered. Of a FILE its id and its name." })
  value!: string[];

  @Field(() => String, { nullable: true, description: 'Where the file of a FILE is, for whoever may read it: by the session, or for some hours where the registration was read by a link in a mail.' })
  filePath!: string | null;
}

@ObjectType('FormerDay', { description: 'A day of a meeting as it was.' })
export class FormerDayType {
  @Field(() => LocalDateTime, { nullable: true, description: 'Wall time in the zone given with it; null while the hour was not fixed.' })
  starts!: string | null;

  @Field(() => LocalDateTime, { nullable: true })
  ends!: string | null;

  @Field(() => EdtfDate)
  date!: string;
}

@ObjectType('FormerPlan', { description: 'When and where a meeting was.' })
export class FormerPlanType {
  @Field(() => EdtfDate)
  date!: string;

  @Field(() => String, { description: 'IANA zone of the wall times.' })
  timezone!: string;

  @Field(() => [FormerDayType])
  days!: FormerDayType[];
}

export const RegistrationConnection = connectionOf('Registration', () => RegistrationType);

@ObjectType('Consent', { description: 'A notice to take note of, or a consent to give freely.' })
export class ConsentType {
  @Field(() => String, { description: 'What `consents` of the mutation sends back: kind and version.' })
  key!: string;

  @Field(() => Boolean)
  required!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the whole of it can be read.' })
  url!: string | null;
}

@ObjectType('TokenView', { description: "What a mail's link is about." })
export class TokenViewType {
  @Field(() => TokenPurposeEnum)
  purpose!: TokenPurpose;
}

@InputType('PersonInput')
export class PersonInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => LocaleEnum, { nullable: true })
  locale?: Locale | null;

  @Field(() => String, { nullable: true })
  telephone?: string | null;

  @Field(() => ID, { nullable: true })
  organisationId?: string | null;

  @Field(() => String, { nullable: true })
  organisationName?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of a stakeholder category of the process.' })
  comesAs?: string | null;

  @Field(() => String, { nullable: true })
  municipality?: string | null;
}

@InputType('AnswerInput')
export class AnswerInput {
  @Field(() => ID)
  questionId!: string;

  @Field(() => [String], {
    description:
      'None: no answer. CHOICE and SEVERAL: the keys of options; NUMBER: as 12.5; DATE: as 2026-12-01; YES_NO: YES or NO; CONSENT: the `textVersion` that was read; FILE: the key under which it was sent.',
  })
  value!: string[];
}

@InputType('AnswerQuestionsInput', { description: 'By session, or by the token in the mail.' })
export class AnswerQuestionsInput {
  @Field(() => ID, { nullable: true })
  registrationId?: string | null;

  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => [AnswerInput], { description: 'An answer that is not given stays as it is, an empty one is taken away.' })
  answers!: AnswerInput[];
}

@InputType('RegisterForMeetingInput')
export class RegisterForMeetingInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => ID)
  admissionId!: string;

  @Field(() => PersonInput, { nullable: true, description: 'Needed without a session.' })
  person?: PersonInput | null;

  @Field(() => String, { nullable: true, description: 'Accessibility and language; for the staff of the meeting only.' })
  needs?: string | null;

  @Field(() => [NeedKindEnum], { nullable: true, description: 'What of the list is needed; for the staff of the meeting only.' })
  needKinds?: NeedKind[] | null;

  @Field(() => String, { nullable: true, description: 'With INTERPRETER: into which language.' })
  interpreterLanguage?: string | null;

  @Field(() => [String], { nullable: true, description: 'Keys of Admission.consents that were agreed to.' })
  consents?: string[] | null;

  @Field(() => [AnswerInput], { nullable: true })
  answers?: AnswerInput[] | null;

  @Field(() => String, { description: 'Chosen by the client, new for each new request and the same when it is sent again.' })
  idempotencyKey!: string;
}

@InputType('TokenInput')
export class TokenInput {
  @Field(() => String)
  token!: string;
}

@InputType('ChangeAdmissionInput', { description: 'By session, or by the token in the mail.' })
export class ChangeAdmissionInput {
  @Field(() => ID, { nullable: true })
  registrationId?: string | null;

  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => ID)
  admissionId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Where there is no seat, wait for one and keep the seat that one has. Without it, a full admission is FULL and nothing changes.',
  })
  wait?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Of somebody who waits, for the other meeting of the session: wait in both. The first seat that becomes free ends the other place.' })
  keepPlace?: boolean | null;
}

@InputType('CancelRegistrationInput', { description: 'By session, or by the token in the mail.' })
export class CancelRegistrationInput {
  @Field(() => ID, { nullable: true })
  registrationId?: string | null;

  @Field(() => String, { nullable: true })
  token?: string | null;
}

@InputType('AgreeToMoveInput', { description: 'By session, or by the token in the mail.' })
export class AgreeToMoveInput {
  @Field(() => ID, { nullable: true })
  registrationId?: string | null;

  @Field(() => String, { nullable: true })
  token?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of the meeting that the person saw; when it has changed since: STALE.' })
  version?: number | null;
}

@InputType('SetSeatsInput')
export class SetSeatsInput {
  @Field(() => ID)
  admissionId!: string;

  @Field(() => Int, { nullable: true, description: 'Null: no limit. More seats go to those who wait.' })
  seats?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Keep the seats already taken beyond the new number.' })
  allowOver?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only say what would happen.' })
  dryRun?: boolean | null;
}

@InputType('PromoteRegistrationInput')
export class PromoteRegistrationInput {
  @Field(() => ID)
  registrationId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Give a seat beyond the limit where none is free.' })
  allowOver?: boolean | null;
}

@InputType('SomebodyInput', { description: 'A person as staff enters them; the address may be missing.' })
export class SomebodyInput {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => LocaleEnum, { nullable: true })
  locale?: Locale | null;

  @Field(() => String, { nullable: true })
  telephone?: string | null;

  @Field(() => ID, { nullable: true })
  organisationId?: string | null;

  @Field(() => String, { nullable: true })
  organisationName?: string | null;

  @Field(() => String, { nullable: true })
  comesAs?: string | null;

  @Field(() => String, { nullable: true })
  municipality?: string | null;
}

@InputType('RegisterSomebodyInput')
export class RegisterSomebodyInput {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => ID)
  admissionId!: string;

  @Field(() => SomebodyInput)
  person!: SomebodyInput;

  @Field(() => String, { nullable: true })
  needs?: string | null;

  @Field(() => [NeedKindEnum], { nullable: true, description: 'What of the list is needed; for the staff of the meeting only.' })
  needKinds?: NeedKind[] | null;

  @Field(() => String, { nullable: true, description: 'With INTERPRETER: into which language.' })
  interpreterLanguage?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Give a seat beyond the limit where none is free.' })
  allowOver?: boolean | null;

  @Field(() => [AnswerInput], { nullable: true, description: 'What they said to the questions of the meeting. Whoever has an address is asked for the others by mail.' })
  answers?: AnswerInput[] | null;
}

@ObjectType('RegisterForMeetingPayload')
export class RegisterForMeetingPayload extends Payload {
  @Field(() => RegistrationType, { nullable: true, description: 'Null without a session: then the mail tells.' })
  registration!: RegistrationType | null;

  @Field(() => AdmissionType, { nullable: true })
  admission!: AdmissionType | null;
}

@ObjectType('RegistrationPayload')
export class RegistrationPayload extends Payload {
  @Field(() => RegistrationType, { nullable: true })
  registration!: RegistrationType | null;
}

@ObjectType('AdmissionPayload')
export class AdmissionPayload extends Payload {
  @Field(() => AdmissionType, { nullable: true, description: 'Null after a dry run of a new one.' })
  admission!: AdmissionType | null;

  @Field(() => Int, { nullable: true, description: 'How many of those who wait get a seat by it.' })
  seated!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many of those who wait are offered a seat by it.' })
  offered!: number | null;
}

