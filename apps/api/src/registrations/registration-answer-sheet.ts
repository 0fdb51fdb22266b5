import type { EntityManager } from '@mikro-orm/postgresql';
import { translator } from '@percorso/messages';
import type { Cell } from '../kernel/csv-text.js';
import type { Locale } from '../kernel/locale.js';
import { type LocalizedText, textFor } from '../kernel/localized-text.js';
import { type AskedQuestion, questionsEverAsked } from '../questions/questions.queries.js';
import { answersOf } from './registration-answers.queries.js';
import { registrationSheet } from './registration-sheet.js';
import type { SheetRow } from './registration-sheets.queries.js';

/**
 * A meeting's registrations as a sheet with what they answered, a column a question; see registrationSheet. The answers of
 * a portion are read together.
 */
export async function* answerSheet(em: EntityManager, meetingId: string, portions: AsyncIterable<SheetRow[]>, words: Map<string, LocalizedText>, locale: Locale): AsyncGenerator<Cell[][]> {
  const questions = await questionsEverAsked(em, meetingId);
  const answers: (Map<string, string[]> | null)[] = [];
  const remembering = async function* () {
    for await (const rows of portions) {
      const given = await answersOf(em, rows.map(([id]) => id));
      for (const [id] of rows) answers.push(new Map((given.get(id) ?? []).map(({ questionId, value }) => [questionId, value])));
      yield rows;
    }
  };
  answers.push(null);
  for await (const lines of registrationSheet(remembering(), words, locale)) {
    yield lines.map((line) => {
      const given = answers.shift();
      return [...line, ...questions.map((question) => (given ? cellOf(question, given.get(question.id) ?? [], locale) : headOf(question, questions, locale)))];
    });
  }
}

/** The question; with its key where another one is called the same. */
function headOf(question: AskedQuestion, questions: readonly AskedQuestion[], locale: Locale): string {
  const titleOf = ({ title }: AskedQuestion) => textFor(title, locale)?.text ?? '';
  const same = questions.filter((other) => titleOf(other) === titleOf(question));
  return same.length > 1 ? `${titleOf(question)} (${question.key})` : titleOf(question);
}

function cellOf({ kind, options }: AskedQuestion, value: readonly string[], locale: Locale): Cell {
  const t = translator(locale);
  const [first] = value;
  if (first === undefined) return null;
  switch (kind) {
    case 'NUMBER':
      return Number(first);
    case 'YES_NO':
      return t(first === 'YES' ? 'answer.YES' : 'answer.NO');
    case 'CONSENT':
      return t('answers.agreedTo', { version: first });
    case 'CHOICE':
    case 'SEVERAL':
      return options.flatMap(({ key, title }) => (value.includes(key) ? (textFor(title, locale)?.text ?? key) : [])).join(', ');
    default:
      return first;
  }
}
