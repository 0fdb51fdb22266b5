import type { EntityManager } from '@mikro-orm/postgresql';
import { translator } from '@percorso/messages';
import type { Locale } from '../kernel/locale.js';
import { textFor } from '../kernel/localized-text.js';
import type { SheetColumn } from '../kernel/sheet-file.js';
import { type AskedQuestion, questionsEverAsked } from '../questions/questions.queries.js';
import { filePath } from './answer-file-link.js';

/** What a sheet has besides: columns, and words for what stands in them, by keys; see registration-sheets.queries.ts. */
export interface MoreColumns {
  columns: SheetColumn[];
  words: [key: string, word: string][];
}

/** What people answered to the questions of a meeting, a column a question; several choices in the order of the form; a file by its name, and beside it where it is. */
export async function answerColumns(em: EntityManager, meetingId: string, locale: Locale, publicUrl: string): Promise<MoreColumns> {
  const questions = await questionsEverAsked(em, meetingId);
  return {
    columns: questions.flatMap((question) => columnsOf(question, headOf(question, questions, locale), locale, publicUrl)),
    words: questions.flatMap((question) => wordsOf(question, locale).map(([value, word]): [string, string] => [`${question.id}:${value}`, word])),
  };
}

function columnsOf({ id, kind }: AskedQuestion, title: string, locale: Locale, publicUrl: string): SheetColumn[] {
  if (kind !== 'FILE') return [{ title, sql: answerTo(id), isNumber: kind === 'NUMBER' }];
  return [
    { title, sql: fileOf(id, 'value[2]') },
    { title: translator(locale)('answers.fileAddress', { question: title }), sql: fileOf(id, `'${publicUrl.replaceAll("'", "''")}${filePath('')}' || file_id`) },
  ];
}

/** @param questionId  from the database, never from outside */
function fileOf(questionId: string, what: string): string {
  return `select ${what} from registration_answer as answer where answer.registration_id = registration.id and answer.question_id = '${questionId}'`;
}

/** @param questionId  from the database, never from outside */
function answerTo(questionId: string): string {
  return `
    select string_agg(coalesce(word.word, given.value), ', ' order by word.number)
      from registration_answer as answer
     cross join unnest(answer.value) as given (value)
      left join word on word.key = answer.question_id || ':' || given.value
     where answer.registration_id = registration.id and answer.question_id = '${questionId}'`;
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
