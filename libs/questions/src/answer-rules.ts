import { hasOptions, type QuestionRule } from './question-rule.js';

/** Why an answer cannot be taken: keys of the messages, with what they name. */
export interface AnswerFault {
  reason:
    | 'invalid.required'
    | 'invalid.tooLong'
    | 'invalid.characters'
    | 'invalid.choice'
    | 'invalid.oneAnswer'
    | 'invalid.fewerAnswers'
    | 'invalid.moreAnswers'
    | 'invalid.decimal'
    | 'invalid.tooSmall'
    | 'invalid.tooLarge'
    | 'invalid.day'
    | 'invalid.tooEarly'
    | 'invalid.tooLate'
    | 'invalid.consentVersion';
  values: Record<string, string | number>;
}

const LONGEST = { TEXT: 200, LONG_TEXT: 4_000 };
const NUMBER = /^-?\d{1,15}(?:\.\d{1,6})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Control characters but the line breaks and tabs of long texts, and what some readers take for line breaks. */
const UNWANTED = /[\p{Cc}\u2028\u2029]/u;

/**
 * An answer as it is kept: without blanks around it and without empty values; a number with a point; a consent as the
 * version of the text that it is given to; a file as its key or id, and its name. An answer that says nothing is an
 * empty list.
 */
export function normalAnswer(question: QuestionRule, value: readonly string[]): string[] {
  const given = value.map((each) => each.trim().replace(/\r\n?/g, '\n')).filter((each) => each !== '');
  switch (question.kind) {
    case 'NUMBER':
      return given.map((each) => each.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.'));
    case 'TEXT':
      return given.map((each) => each.replace(/\s*[\n\t]\s*/g, ' '));
    case 'SEVERAL':
      return [...new Set(given)];
    case 'CONSENT':
      return given.flatMap((each) => (each === 'NO' ? [] : [each === 'YES' ? (question.textVersion ?? each) : each]));
    case 'FILE':
      return given.slice(0, 2);
    default:
      return given;
  }
}

/** Bytes of a file with which somebody answers, at most. */
export const LARGEST_ANSWER_FILE = 10_000_000;

/**
 * Why an answer cannot be taken; null: it can.
 *
 * @param value  as `normalAnswer` gives it
 */
export function answerFault(question: QuestionRule, value: readonly string[]): AnswerFault | null {
  const [first] = value;
  if (first === undefined) return question.required ? fault('invalid.required') : null;
  if (question.kind !== 'SEVERAL' && question.kind !== 'FILE' && value.length > 1) return fault('invalid.oneAnswer');
  if (hasOptions(question.kind) && !value.every((each) => question.options.some(({ key }) => key === each))) return fault('invalid.choice');
  switch (question.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return textFault(question.kind, question.most, first);
    case 'SEVERAL':
      return countFault(question, value.length);
    case 'NUMBER':
      return numberFault(question, first);
    case 'DATE':
      return dayFault(question, first);
    case 'YES_NO':
      return first === 'YES' || first === 'NO' ? null : fault('invalid.choice');
    case 'CONSENT':
      return first === question.textVersion ? null : fault('invalid.consentVersion');
    case 'CHOICE':
    case 'FILE':
      return null;
  }
}

function textFault(kind: 'TEXT' | 'LONG_TEXT', limit: string | null, text: string): AnswerFault | null {
  const most = Math.min(limit === null ? LONGEST[kind] : Number(limit), LONGEST[kind]);
  if (text.length > most) return fault('invalid.tooLong', { most });
  return UNWANTED.test(text.replace(/[\n\t]/g, '')) ? fault('invalid.characters') : null;
}

function countFault({ least, most }: QuestionRule, count: number): AnswerFault | null {
  if (least !== null && count < Number(least)) return fault('invalid.moreAnswers', { least: Number(least) });
  return most !== null && count > Number(most) ? fault('invalid.fewerAnswers', { most: Number(most) }) : null;
}

function numberFault({ least, most }: QuestionRule, text: string): AnswerFault | null {
  if (!NUMBER.test(text)) return fault('invalid.decimal');
  if (least !== null && Number(text) < Number(least)) return fault('invalid.tooSmall', { least: Number(least) });
  return most !== null && Number(text) > Number(most) ? fault('invalid.tooLarge', { most: Number(most) }) : null;
}

function dayFault({ least, most }: QuestionRule, text: string): AnswerFault | null {
  if (!isDay(text)) return fault('invalid.day');
  if (least !== null && text < least) return fault('invalid.tooEarly', { least });
  return most !== null && text > most ? fault('invalid.tooLate', { most }) : null;
}

/** Whether a limit of a question of this kind can be meant so. */
export function isLimit(kind: QuestionRule['kind'], text: string): boolean {
  switch (kind) {
    case 'NUMBER':
      return NUMBER.test(text);
    case 'DATE':
      return isDay(text);
    case 'SEVERAL':
    case 'TEXT':
    case 'LONG_TEXT':
      return /^[1-9]\d{0,3}$/.test(text);
    default:
      return false;
  }
}

/** A day that there is: "2026-02-30" is none. */
function isDay(text: string): boolean {
  const instant = DAY.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function fault(reason: AnswerFault['reason'], values: AnswerFault['values'] = {}): AnswerFault {
  return { reason, values };
}
