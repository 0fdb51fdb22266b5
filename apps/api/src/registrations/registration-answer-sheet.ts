import type { EntityManager } from '@mikro-orm/postgresql';
import { translator } from '@percorso/messages';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import type { SheetColumn } from '../kernel/sheet-file.js';
import { type AskedQuestion, questionsEverAsked } from '../questions/questions.queries.js';
import { filePath } from './answer-file-link.js';

/** What a sheet has besides: columns, what they are read from, and words for what stands in them, by keys; see registration-sheets.queries.ts. */
export interface MoreColumns {
  columns: SheetColumn[];
  join: string;
  words: [key: string, word: string][];
}

/** All answers of a registration, by their questions, and the files among them. $1 meeting */
const ANSWERED = `
  left join (
    select registration_id, jsonb_object_agg(question_id, words) as words, jsonb_object_agg(question_id, file_id) as files
      from (select registration_id, question_id, file_id,
                   case when file_id is null then string_agg(coalesce(word.word, given.value), ', ' order by word.number) else registration_answer.value[2] end as words
              from registration_answer
              join registration on registration.id = registration_answer.registration_id and registration.meeting_id = $1
             cross join unnest(registration_answer.value) as given (value)
              left join word on word.key = question_id || ':' || given.value
             group by registration_answer.id) as answer
     group by registration_id
  ) as answered on answered.registration_id = registration.id`;

/** What people answered to the questions of a meeting, a column a question; several choices in the order of the form; a file by its name, and beside it where it is. */
export async function answerColumns(em: EntityManager, meetingId: string, locale: Locale, publicUrl: string): Promise<MoreColumns> {
  const questions = await questionsEverAsked(em, meetingId);
  return {
    columns: questions.flatMap((question) => columnsOf(question, headOf(question, questions, locale), locale, publicUrl)),
    join: ANSWERED,
    words: questions.flatMap((question) => wordsOf(question, locale).map(([value, word]): [string, string] => [`${question.id}:${value}`, word])),
  };
}

/** Ids are from the database, never from outside. */
function columnsOf({ id, kind }: AskedQuestion, title: string, locale: Locale, publicUrl: string): SheetColumn[] {
  const answer = { title, sql: `answered.words ->> '${id}'`, isNumber: kind === 'NUMBER' };
  if (kind !== 'FILE') return [answer];
  const folder = `${publicUrl.replaceAll("'", "''")}${filePath('')}`;
  return [answer, { title: translator(locale)('answers.fileAddress', { question: title }), sql: `'${folder}' || (answered.files ->> '${id}')` }];
}

/** What values of an answer are called, in the order of the form; those that are not here are called what they are. */
function wordsOf({ kind, options, textVersion }: AskedQuestion, locale: Locale): [value: string, word: string][] {
  const t = translator(locale);
  if (kind === 'YES_NO') return [['YES', t('answer.YES')], ['NO', t('answer.NO')]];
  if (kind === 'CONSENT') return Array.from({ length: Number(textVersion) }, (_, index) => [String(index + 1), t('answers.agreedTo', { version: String(index + 1) })]);
  return options.map(({ key, title }) => [key, textFor(title, locale)?.text ?? key]);
}

/** The question; with its key where another one is called the same. */
function headOf(question: AskedQuestion, questions: readonly AskedQuestion[], locale: Locale): string {
  const titleOf = ({ title }: AskedQuestion) => textFor(title, locale)?.text ?? '';
  const same = questions.filter((other) => titleOf(other) === titleOf(question));
  return same.length > 1 ? `${titleOf(question)} (${question.key})` : titleOf(question);
}
