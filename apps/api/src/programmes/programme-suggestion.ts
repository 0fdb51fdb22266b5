/** Comparing takes the product of both lengths, for each candidate: a hostile file must not make it long. */
const LONGEST = 40;
const MOST_CANDIDATES = 500;

/**
 * The word among the candidates that was probably meant: the nearest one, when few letters had to be changed,
 * added, left out or swapped. Null when none is near, the word is long or the candidates are many.
 */
export function suggestionFor(word: string, candidates: readonly string[]): string | null {
  if (word.length > LONGEST || candidates.length > MOST_CANDIDATES) return null;
  const most = Math.max(1, Math.min(3, Math.floor(word.length * 0.4)));
  let best: string | null = null;
  let fewest = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < fewest) [best, fewest] = [candidate, steps];
  }
  return best;
}

/** Edit distance in which a swap of neighbours counts once (optimal string alignment). */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const steps = [(last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1)];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) steps.push((beforeLast[column - 2] ?? 0) + 1);
      current.push(Math.min(...steps));
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length] ?? 0;
}
