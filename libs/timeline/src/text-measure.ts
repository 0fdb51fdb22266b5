/** Widths of Helvetica and Arial, in thousandths of the size. Our own font is narrower: what fits in theirs fits in ours. */
const widths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [222, 'ijl‘’'],
      [278, ' ft.,:;!/|I\u00a0\u202f'],
      [333, 'r-()[]·`'],
      [389, '*"'],
      [500, 'ckszvxyJ'],
      [556, '0123456789?#$_–aäáàâbdeéèêghnñoóòôpquúùûL«»'],
      [611, 'TFZ'],
      [667, 'SPKEÉÈABVXY&'],
      [722, 'wRCDHUNÀ'],
      [778, 'OQG'],
      [833, 'mM'],
      [1000, 'W—…'],
    ] as const
  ).flatMap(([width, characters]) => [...characters].map((character) => [character, width])),
);
/** For characters that the list leaves out, which may be as wide as an ideograph. */
const UNKNOWN = 1000;

/** How wide a line of text is at most, in the unit of its size. Bold text is reckoned a tenth wider. */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  let sum = 0;
  for (const character of text) sum += widths[character] ?? UNKNOWN;
  return (sum * size * (weight === 'bold' ? 1.1 : 1)) / 1000;
}

/**
 * Breaks a text into lines that are no wider than `width`, between words and, where one word is wider, within it, after a
 * dash if it has one.
 * What does not fit into `most` lines ends with an ellipsis.
 */
export function wrapText(text: string, width: number, most: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean).flatMap((whole) => piecesOf(whole, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), cut(lines[most - 1] ?? '', width, measure)];
}

function piecesOf(word: string, width: number, measure: (line: string) => number): string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character) > width) {
      // "septembre–décembre" is better broken at its dash than in a month.
      const end = piece.search(/[–\-/][^–\-/]*$/) + 1 || piece.length;
      pieces.push(piece.slice(0, end));
      piece = piece.slice(end);
    }
    piece += character;
  }
  return [...pieces, piece];
}

function cut(line: string, width: number, measure: (line: string) => number): string {
  let kept = line;
  while (kept !== '' && measure(`${kept}…`) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
