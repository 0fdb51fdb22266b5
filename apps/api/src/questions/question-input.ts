import { hasOptions, isLimit, type QuestionRule, valuesOfCondition } from '@percorso/questions';
import { InvalidError } from '../kernel/domain-error.js';
import { checkKey, freeKey } from '../kernel/free-key.js';
import { locales } from '../kernel/locale.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { changedText, optionalText } from '../kernel/text-input.js';
import type { GivenAnswers } from './answer-sources.js';
import type { Question, QuestionOption } from './question.entity.js';
import type { QuestionInput, QuestionOptionInput } from './question.graphql.js';

const LONGEST_TITLE = 500;
const LONGEST_HINT = 2_000;
const MOST_OPTIONS = 100;

/** What an input makes of a question; not yet checked against the rest of the form. */
export type QuestionValues = Pick<Question, 'kind' | 'title' | 'required' | 'sensitive' | 'options' | 'conditionValues'> & {
  hint: LocalizedText | null;
  least: string | null;
  most: string | null;
  conditionId: string | null;
  textVersion: string | null;
};

/**
 * Checks what an editor wants of a question.
 *
 * @param before  as it is; null: it is new
 * @param given   what has been answered to it
 * @throws InvalidError  at its field in ["question", …]
 */
export function questionValues(input: QuestionInput, before: Question | null, given: GivenAnswers): QuestionValues {
  const { kind } = input;
  if (before && before.kind !== kind && given.count > 0) throw new InvalidError('invalid.kindAnswered', ['question', 'kind']);
  const title = changedText(before?.title, input.title, LONGEST_TITLE, ['question', 'title']);
  if (!title) throw new InvalidError('invalid.required', ['question', 'title']);
  const hint = changedText(before?.hint, input.hint ?? [], LONGEST_HINT, ['question', 'hint'], optionalText);
  return {
    kind,
    title,
    hint,
    required: input.required ?? false,
    sensitive: input.sensitive ?? false,
    options: hasOptions(kind) ? optionsOf(input.options ?? [], before?.options ?? [], given) : [],
    ...limitsOf(input),
    conditionId: input.condition?.questionId ?? null,
    conditionValues: [...new Set(input.condition?.values ?? [])],
    textVersion: kind === 'CONSENT' ? nextTextVersion(before, { title, hint }) : null,
  };
}

interface ConsentText {
  title: LocalizedText;
  hint?: LocalizedText | null;
}

/**
 * The version of a consent's text: another one when it changes, since whoever agreed did so to what stood there.
 *
 * @param before  null: it is new
 */
export function nextTextVersion(before: (ConsentText & { textVersion?: string | null }) | null, { title, hint = null }: ConsentText): string {
  if (!before?.textVersion) return '1';
  const same = sameText(before.title, title) && sameText(before.hint ?? null, hint);
  return same ? before.textVersion : String(Number(before.textVersion) + 1);
}

function sameText(one: LocalizedText | null, other: LocalizedText | null): boolean {
  return locales.every((locale) => one?.[locale] === other?.[locale]);
}

function optionsOf(inputs: readonly QuestionOptionInput[], before: readonly QuestionOption[], given: GivenAnswers): QuestionOption[] {
  const path = ['question', 'options'];
  if (inputs.length === 0) throw new InvalidError('invalid.required', path);
  if (inputs.length > MOST_OPTIONS) throw new InvalidError('invalid.tooMany', path, { most: MOST_OPTIONS });
  const keys = new Set(before.map(({ key }) => key));
  const options = inputs.map((input, index) => {
    const at = [...path, String(index)];
    const known = before.find(({ key }) => key === input.key);
    const title = changedText(known?.title, input.title, LONGEST_TITLE, [...at, 'title']);
    if (!title) throw new InvalidError('invalid.required', [...at, 'title']);
    if (known) return { key: known.key, title };
    const key = input.key == null ? freeKey(title, keys) : checkKey(input.key, keys, [...at, 'key']);
    keys.add(key);
    return { key, title };
  });
  if (new Set(options.map(({ key }) => key)).size < options.length) throw new InvalidError('invalid.keyTaken', path);
  const twin = options.findIndex(({ title }, index) => options.slice(0, index).some((other) => isAlike(other.title, title)));
  if (twin >= 0) throw new InvalidError('invalid.optionTwice', [...path, String(twin), 'title']);
  if (given.values.some((value) => !options.some(({ key }) => key === value))) throw new InvalidError('invalid.optionAnswered', path);
  return options;
}

/** Whether readers of some language could not tell two options apart. */
function isAlike(one: LocalizedText, other: LocalizedText): boolean {
  return locales.some((locale) => one[locale] !== undefined && one[locale].toLowerCase() === other[locale]?.toLowerCase());
}

function limitsOf({ kind, least, most }: QuestionInput): { least: string | null; most: string | null } {
  const limits = { least: limitOf(kind, least, 'least'), most: limitOf(kind, most, 'most') };
  const ordered = kind === 'DATE' ? (limits.least ?? '') <= (limits.most ?? '9') : Number(limits.least ?? '-Infinity') <= Number(limits.most ?? 'Infinity');
  if (!ordered) throw new InvalidError('invalid.limitOrder', ['question', 'most']);
  return limits;
}

function limitOf(kind: QuestionInput['kind'], text: string | null | undefined, name: 'least' | 'most'): string | null {
  const limit = text?.trim().replace(',', '.') ?? '';
  if (limit === '') return null;
  if (!isLimit(kind, limit)) throw new InvalidError('invalid.limit', ['question', name]);
  return limit;
}

/**
 * Refuses a form in which a question hangs on one that does not come before it, is no longer asked, or does not have the
 * answers that are meant.
 *
 * @param questions  those that are asked, in their order
 * @throws InvalidError  at the path
 */
export function checkConditions(questions: readonly (Pick<QuestionRule, 'id' | 'kind' | 'options'> & { conditionId?: string | null; conditionValues: string[] })[], path: string[]): void {
  for (const [index, { conditionId, conditionValues }] of questions.entries()) {
    if (conditionId == null) continue;
    const earlier = questions.slice(0, index).find(({ id }) => id === conditionId);
    const possible = earlier ? valuesOfCondition(earlier) : [];
    if (!earlier || conditionValues.some((value) => !possible.includes(value))) throw new InvalidError('invalid.condition', path);
  }
}
