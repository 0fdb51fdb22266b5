import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../kernel/paging.js';
import { enumOf, Payload } from '../kernel/payload.graphql.js';
import { DateTime } from '../kernel/scalars.js';
import { type ImportField, importFields } from './import-fields.js';
import { type ChoiceForKnown, type ChoiceForShared, choicesForKnown, choicesForShared, type ImportState, importStates } from './people-import.entity.js';
import { rowKinds } from './people-import-row.entity.js';

export const ImportFieldEnum = enumOf(importFields);
registerEnumType(ImportFieldEnum, { name: 'PeopleImportField', description: 'What a column of a file of people is.' });

/** One whose file is still arriving is not shown. */
export const ImportStateEnum = enumOf(importStates.filter((state) => state !== 'RECEIVING'));
registerEnumType(ImportStateEnum, { name: 'PeopleImportState' });

export const ChoiceForKnownEnum = enumOf(choicesForKnown);
registerEnumType(ChoiceForKnownEnum, { name: 'ChoiceForKnown', description: 'What is done with people who are in the archive already.' });

export const ChoiceForSharedEnum = enumOf(choicesForShared);
registerEnumType(ChoiceForSharedEnum, { name: 'ChoiceForShared', description: 'What is done with rows whose address belongs to somebody of another name.' });

export const RowKindEnum = enumOf(rowKinds);
registerEnumType(RowKindEnum, {
  name: 'PeopleImportRowKind',
  description: 'Why a row is shown: it is wrong; repeats an earlier row; is in the archive; has the address, or the name, of somebody else; or stayed when the import was undone.',
});

@ObjectType('PeopleImportColumn')
export class ImportColumnType {
  @Field(() => String, { description: 'As in the file; a letter where there is none.' })
  heading!: string;

  @Field(() => [String], { description: 'From a few of the first rows.' })
  samples!: string[];

  @Field(() => ImportFieldEnum, { nullable: true, description: 'What it was said to be, or seems to be; null: it is passed over.' })
  field!: ImportField | null;
}

@ObjectType('PeopleImportCounts', { description: 'Rows of the file, and people; 0 for what has not come yet.' })
export class ImportCountsType {
  @Field(() => Int, { description: 'Rows that can be imported.' })
  good!: number;

  @Field(() => Int)
  bad!: number;

  @Field(() => Int)
  repeated!: number;

  @Field(() => Int)
  known!: number;

  @Field(() => Int)
  shared!: number;

  @Field(() => Int)
  homonyms!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  updated!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => Int)
  skipped!: number;

  @Field(() => Int)
  memberships!: number;

  @Field(() => Int)
  takenAway!: number;

  @Field(() => Int)
  stays!: number;
}

@ObjectType('PeopleImportFault')
export class ImportFaultType {
  @Field(() => Int, { description: 'The column, from 0.' })
  column!: number;

  @Field(() => String, { description: "In the caller's language." })
  message!: string;
}

@ObjectType('PeopleImportRow', { description: 'A row that somebody should look at.' })
export class ImportRowType {
  @Field(() => Int, { description: 'As the sheet numbers its rows.' })
  number!: number;

  @Field(() => [String], { description: 'Of a wrong row all cells of the file, else name and address.' })
  cells!: string[];

  @Field(() => [ImportFaultType])
  faults!: ImportFaultType[];

  @Field(() => Int, { nullable: true, description: 'The earlier row that has the same person, address or name; null: it is somebody in the archive.' })
  otherRow!: number | null;
}

export const ImportRowConnection = connectionOf('PeopleImportRow', () => ImportRowType);

@ObjectType('PeopleImport', { description: 'A file of people on its way into a process. For its organisers.' })
export class PeopleImportType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => ImportStateEnum)
  state!: ImportState;

  @Field(() => Int, { nullable: true, description: 'People in the file; of an import that is being undone, those whom it brought. Null: not counted yet.' })
  rowsTotal!: number | null;

  @Field(() => Int, { description: 'How far it is.' })
  rowsDone!: number;

  @Field(() => ChoiceForKnownEnum, { nullable: true })
  ofKnown!: ChoiceForKnown | null;

  @Field(() => ChoiceForSharedEnum, { nullable: true })
  ofShared!: ChoiceForShared | null;

  @Field(() => [String], { description: 'Organisations that nobody has yet: the import adds them.' })
  newOrganisations!: string[];
}

export const PeopleImportConnection = connectionOf('PeopleImport', () => PeopleImportType);

@InputType('CheckPeopleImportInput')
export class CheckPeopleImportInput {
  @Field(() => ID)
  peopleImportId!: string;

  @Field(() => [ImportFieldEnum], { nullable: 'items', description: 'One for each column of the file, in its order; null: the column is passed over.' })
  columns!: (ImportField | null)[];
}

@InputType('StartPeopleImportInput')
export class StartPeopleImportInput {
  @Field(() => ID)
  peopleImportId!: string;

  @Field(() => ChoiceForKnownEnum, { nullable: true, description: 'Needed when people of the file are known.' })
  ofKnown?: ChoiceForKnown | null;

  @Field(() => ChoiceForSharedEnum, { nullable: true, description: 'Needed when addresses of the file belong to others.' })
  ofShared?: ChoiceForShared | null;
}

@InputType('PeopleImportInput')
export class PeopleImportInput {
  @Field(() => ID)
  peopleImportId!: string;
}

@ObjectType('PeopleImportPayload')
export class PeopleImportPayload extends Payload {
  @Field(() => PeopleImportType, { nullable: true })
  peopleImport!: PeopleImportType | null;
}

@ObjectType('DiscardPeopleImportPayload')
export class DiscardPeopleImportPayload extends Payload {
  @Field(() => Boolean)
  discarded!: boolean;
}
