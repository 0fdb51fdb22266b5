import { FORMULA, ROWS_A_BATCH, sheetRow, type SheetRow } from './sheet-row.js';
import { unescaped, type Workbook, type XmlHearer } from './workbook.js';

/** Reads a sheet of a workbook row by row. @throws SheetFault */
export async function* xlsxRows(workbook: Workbook, part: string): AsyncGenerator<SheetRow[]> {
  const heard = new SheetHearing(await workbook.sharedStrings());
  const parsing = workbook.parsing(part, heard);
  try {
    while (!(await parsing.next()).done) if (heard.rows.length >= ROWS_A_BATCH) yield heard.rows.splice(0);
  } finally {
    await parsing.return(undefined);
  }
  if (heard.rows.length > 0) yield heard.rows;
}

/** Puts cells together as they are heard (ECMA-376, part 1, 18.3.1.4). */
class SheetHearing implements XmlHearer {
  readonly rows: SheetRow[] = [];
  #number = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #text = '';
  #inText = false;
  #isFormula = false;

  constructor(private readonly strings: readonly string[]) {}

  readonly open = (name: string, { attributes }: { attributes: Record<string, string> }): void => {
    if (name === 'row') {
      const given = Number(attributes['r']);
      this.#number = Number.isInteger(given) && given > this.#number ? given : this.#number + 1;
      this.#cells = [];
      this.#column = -1;
    } else if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#column + 1;
      this.#type = attributes['t'] ?? 'n';
      this.#text = '';
      this.#isFormula = false;
    } else if (name === 'f') {
      this.#isFormula = true;
    } else if (name === 'v' || name === 't') {
      this.#inText = true;
    }
  };

  readonly text = (text: string): void => {
    if (this.#inText) this.#text += text;
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.#inText = false;
    else if (name === 'c') this.#putCell();
    else if (name === 'row') this.#putRow();
  };

  #putCell(): void {
    // A cell far to the right would make the row as long.
    if (this.#column > 1_000) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = this.#value();
  }

  #value(): string {
    if (this.#isFormula || this.#type === 'e') return FORMULA;
    switch (this.#type) {
      case 's':
        return this.strings[Number(this.#text)] ?? '';
      case 'inlineStr':
      case 'str':
        return unescaped(this.#text);
      case 'n':
        return plainNumber(this.#text);
      default:
        return this.#text;
    }
  }

  #putRow(): void {
    const row = sheetRow(this.#number, this.#cells);
    if (row) this.rows.push(row);
  }
}

/** "BC12" is 54; null where it is not said. */
function columnOf(reference: string | undefined): number | null {
  const [, letters] = /^([A-Z]{1,3})\d*$/.exec(reference ?? '') ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Large numbers are kept as 3.93471234567E11, and by some as 393471234567.0: a telephone number without its plus. */
function plainNumber(text: string): string {
  if (!/e|\.0+$/i.test(text)) return text;
  const number = Number(text);
  return Number.isSafeInteger(number) ? String(number) : text;
}
