/** Fewer people than this are not told of in public. */
export const SMALLEST_SHOWN = 5;

/** A number as the public has it. */
export interface PublicCount {
  /** Null: it is kept back. */
  value: number | null;
  /** Null: it is shown. */
  hidden: HiddenWhy | null;
}

export const hiddenWhys = ['SMALL', 'PROTECTS'] as const;
/** SMALL: it is from 1 to 4. PROTECTS: it is kept back for the sake of a small one, which could be computed from it. */
export type HiddenWhy = (typeof hiddenWhys)[number];

interface Bounds {
  least: number;
  most: number;
}

/**
 * Protects the lines of a table whose total is known: a frequency rule with a threshold, then secondary suppression, checked
 * by feasibility intervals (Hundepool and others, Statistical Disclosure Control, Wiley 2012, chapter 4; the ESSnet Handbook
 * on Statistical Disclosure Control, second edition 2024, on tables of frequencies).
 *
 * Small numbers are kept back, none being no secret; then, until whoever knows the total, what is shown and this rule can say
 * no more of any small number than that it is from 1 to 4, the smallest number that is left is kept back as well. Where that
 * never comes about all are kept back.
 *
 * @param numbers  from 0 up, one a line, which add up to the total
 */
export function protectSmallNumbers(numbers: readonly number[]): PublicCount[] {
  const hidden = numbers.map((number): HiddenWhy | null => (isSmall(number) ? 'SMALL' : null));
  while (!isSafe(numbers, hidden)) {
    const next = smallestShown(numbers, hidden);
    if (next === null) return numbers.map(() => ({ value: null, hidden: 'PROTECTS' }));
    hidden[next] = 'PROTECTS';
  }
  return numbers.map((value, index) => ({ value: hidden[index] === null ? value : null, hidden: hidden[index] ?? null }));
}

function isSmall(number: number): boolean {
  return number > 0 && number < SMALLEST_SHOWN;
}

/** Whether each small number could, for all that is known, be any small number. */
function isSafe(numbers: readonly number[], hidden: readonly (HiddenWhy | null)[]): boolean {
  const kept = numbers.flatMap((number, index) => {
    const why = hidden[index];
    return why ? { number, bounds: boundsOf(why) } : [];
  });
  const sum = total(kept.map(({ number }) => number));
  return kept.every(({ bounds }, own) => {
    if (bounds.most === Infinity) return true;
    const others = kept.flatMap((each, index) => (index === own ? [] : each.bounds));
    return sum - total(others.map(({ most }) => most)) <= bounds.least && sum - total(others.map(({ least }) => least)) >= bounds.most;
  });
}

function boundsOf(hidden: HiddenWhy): Bounds {
  return hidden === 'SMALL' ? { least: 1, most: SMALLEST_SHOWN - 1 } : { least: SMALLEST_SHOWN, most: Infinity };
}

/** Of the numbers that are shown and not nought; null: there is none. */
function smallestShown(numbers: readonly number[], hidden: readonly (HiddenWhy | null)[]): number | null {
  const shown = numbers.flatMap((number, index) => (hidden[index] === null && number > 0 ? [{ number, index }] : []));
  return shown.toSorted((one, other) => one.number - other.number)[0]?.index ?? null;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
