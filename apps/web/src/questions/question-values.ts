import { hasOptions } from '@percorso/questions';

import type { Locale } from '../messages.js';
import { randomKey } from '../random-key.js';
import type { QuestionInput, QuestionKind, TextInput } from '../schema.generated.js';
import type { BuiltQuestionFragment } from './form-building.generated.js';

const written = ['it', 'en', 'fr'] as const;

type Texts = Record<Locale, string>;

export interface OptionValues extends Texts {
  /** Tells it apart while it is typed, saved or not. */
  mark: string;
  /** Empty: not saved yet. */
  key: string;
}

/** A question as it is typed. */
export interface QuestionValues {
  /** That the editor saw; 0: it is new. */
  version: number;
  kind: QuestionKind;
  title: Texts;
  hint: Texts;
  required: boolean;
  sensitive: boolean;
  options: OptionValues[];
  least: string;
  most: string;
  /** The question that it hangs on; empty: none. */
  conditionOn: string;
  conditionValues: string[];
}

const nothing: Texts = { it: '', en: '', fr: '' };

export function newOption(): OptionValues {
  return { mark: randomKey(), key: '', ...nothing };
}

/** A question that does not exist yet. */
export function newQuestion(): QuestionValues {
  return { version: 0, kind: 'TEXT', title: nothing, hint: nothing, required: false, sensitive: false, options: [newOption(), newOption()], least: '', most: '', conditionOn: '', conditionValues: [] };
}

/** What is saved, ready to be changed: in each language only what is written in it. */
export function questionValues(question: BuiltQuestionFragment): QuestionValues {
  const { version, kind, required, sensitive, options, least, most, condition } = question;
  return {
    version,
    kind,
    title: textsOf(question),
    hint: {
      it: question.itHintLocale === 'it' ? (question.itHint ?? '') : '',
      en: question.enHintLocale === 'en' ? (question.enHint ?? '') : '',
      fr: question.frHintLocale === 'fr' ? (question.frHint ?? '') : '',
    },
    required,
    sensitive,
    options: options.length > 0 ? options.map((option) => ({ mark: option.key, key: option.key, ...textsOf(option) })) : [newOption(), newOption()],
    least: least ?? '',
    most: most ?? '',
    conditionOn: condition?.questionId ?? '',
    conditionValues: [...(condition?.values ?? [])],
  };
}

function textsOf({ it, itLocale, en, enLocale, fr, frLocale }: Pick<BuiltQuestionFragment, 'it' | 'itLocale' | 'en' | 'enLocale' | 'fr' | 'frLocale'>): Texts {
  return { it: itLocale === 'it' ? it : '', en: enLocale === 'en' ? en : '', fr: frLocale === 'fr' ? fr : '' };
}

/** What was typed, as the server takes it. What the kind of answer has no use for is left out. */
export function questionInput(values: QuestionValues): QuestionInput {
  const { kind, title, hint, required, sensitive, options, conditionOn, conditionValues } = values;
  return {
    kind,
    title: textInput(title),
    hint: textInput(hint),
    required,
    sensitive,
    options: hasOptions(kind) ? options.map((option) => ({ key: option.key || null, title: textInput(option) })) : null,
    least: hasLeast(kind) ? values.least.trim() || null : null,
    most: hasMost(kind) ? values.most.trim() || null : null,
    condition: conditionOn === '' ? null : { questionId: conditionOn, values: conditionValues },
  };
}

function textInput(texts: Texts): TextInput[] {
  return written.map((locale) => ({ locale, text: texts[locale] }));
}

/** Whether answers of this kind have a smallest. */
export function hasLeast(kind: QuestionKind): boolean {
  return kind === 'NUMBER' || kind === 'DATE' || kind === 'SEVERAL';
}

/** Whether answers of this kind have a largest. */
export function hasMost(kind: QuestionKind): boolean {
  return hasLeast(kind) || kind === 'TEXT' || kind === 'LONG_TEXT';
}
