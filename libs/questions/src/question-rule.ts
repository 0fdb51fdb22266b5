/** What can be asked for. */
export const questionKinds = ['TEXT', 'LONG_TEXT', 'CHOICE', 'SEVERAL', 'NUMBER', 'DATE', 'YES_NO', 'CONSENT', 'FILE'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A question as far as the rules ask: what stands on the screen is not in it. */
export interface QuestionRule {
  id: string;
  kind: QuestionKind;
  /** Counts only where the question is shown. A consent that is required must be given. */
  required: boolean;
  /** Of CHOICE and SEVERAL; empty for the others. */
  options: readonly { key: string }[];
  /** The smallest NUMBER, the earliest DATE ("2026-12-01"), the fewest of SEVERAL; null: any. */
  least: string | null;
  /** The largest NUMBER, the latest DATE, the most of SEVERAL, the most characters of a text; null: any, of a text what its kind allows. */
  most: string | null;
  /** Shown only when an earlier question is shown and answered with one of these values; without any, when it is answered at all. Null: always. */
  condition: { questionId: string; values: readonly string[] } | null;
  /** Of the text that a CONSENT is given to; null for the others. */
  textVersion: string | null;
}

export function hasOptions(kind: QuestionKind): boolean {
  return kind === 'CHOICE' || kind === 'SEVERAL';
}

/** What a condition on a question can name; empty: only whether it is answered. */
export function valuesOfCondition({ kind, options }: Pick<QuestionRule, 'kind' | 'options'>): readonly string[] {
  if (hasOptions(kind)) return options.map(({ key }) => key);
  return kind === 'YES_NO' ? ['YES', 'NO'] : [];
}
