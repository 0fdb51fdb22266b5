import { SheetFault } from './sheet-fault.js';

/** A row with something in it. */
export interface SheetRow {
  /** As a spreadsheet numbers its rows, from 1; blank ones count. */
  number: number;
  /** As they stand there, without blanks around them. A number or a date of a workbook is its number. */
  cells: string[];
}

/** Instead of a cell that a workbook computes: no text can hold a NUL. */
export const FORMULA = '\0formula';

/** Rows come so many at a time. */
export const ROWS_A_BATCH = 500;

const MOST_COLUMNS = 200;
const LONGEST_CELL = 32_767;

/**
 * Takes one row in: blanks around cells go, blank rows with them.
 *
 * @returns null for a blank row
 * @throws SheetFault  for a row that no sheet of people has
 */
export function sheetRow(number: number, cells: readonly string[]): SheetRow | null {
  if (cells.length > MOST_COLUMNS) throw new SheetFault('sheetFault.tooManyColumns', { row: number, most: MOST_COLUMNS });
  const trimmed = cells.map((cell) => cell.trim());
  while (trimmed.at(-1) === '') trimmed.pop();
  if (trimmed.length === 0) return null;
  for (const cell of trimmed) {
    if (cell.length > LONGEST_CELL) throw new SheetFault('sheetFault.longCell', { row: number });
    if (cell !== FORMULA && cell.includes('\0')) throw new SheetFault('sheetFault.nul', { row: number });
  }
  return { number, cells: trimmed };
}

/** What a column is called where it has no heading: A … Z, AA … */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
