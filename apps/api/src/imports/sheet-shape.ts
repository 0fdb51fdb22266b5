import type { CsvEncoding } from './csv-encoding.js';
import type { Separator } from './csv-rows.js';
import { fieldOf, type ImportField, proposedColumns } from './import-fields.js';
import { SheetFault } from './sheet-fault.js';
import { columnLetters, FORMULA, type SheetRow } from './sheet-row.js';
import { nameKey } from '../people/person-name.js';

/** How the rows of a file are found. */
export type SheetSource =
  | { kind: 'CSV'; encoding: CsvEncoding; separator: Separator }
  /** The part of the workbook that is its first visible sheet, and whether its days are counted from 1904. */
  | { kind: 'XLSX'; part: string; from1904: boolean };

/** How a file is to be read. */
export interface SheetShape {
  source: SheetSource;
  /** The row with the names of the columns; 0: there is none. */
  headingRow: number;
  /** A letter where a column has no name. */
  headings: string[];
  /** A few of the first rows, for whoever says what the columns are. */
  samples: string[][];
}

/** Names of columns stand within so many rows; above them may be a title. */
const ROWS_LOOKED_AT = 10;
const SAMPLES = 3;

/**
 * Finds the names of the columns in the first rows of a file.
 *
 * @throws SheetFault  when there are no rows, no people under the names, or two columns of one name
 */
export function sheetShape(source: SheetSource, rows: readonly SheetRow[]): SheetShape {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const [first] = looked;
  if (!first) throw new SheetFault('sheetFault.empty');
  const recognised = ({ cells }: SheetRow) => cells.filter((cell) => fieldOf(cell) !== null).length;
  const best = looked.reduce((one, other) => (recognised(other) > recognised(one) ? other : one));
  const heading = recognised(best) > 0 ? best : first.cells.some(isValue) ? null : first;
  const people = rows.filter(({ number }) => number > (heading?.number ?? 0));
  if (people.length === 0) throw new SheetFault('sheetFault.noRows');
  const width = Math.max(heading?.cells.length ?? 0, ...people.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, index) => heading?.cells[index]?.replace(FORMULA, '') || columnLetters(index));
  if (heading) refuseTwice(headings, heading.number);
  return { source, headingRow: heading?.number ?? 0, headings, samples: people.slice(0, SAMPLES).map(({ cells }) => cells.map((cell) => cell.replace(FORMULA, '='))) };
}

/** What no column is called: an address or a number. */
function isValue(cell: string): boolean {
  return cell.includes('@') || /^[+\d][\d\s./-]*$/.test(cell);
}

function refuseTwice(headings: readonly string[], row: number): void {
  const keys = headings.map(nameKey);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice >= 0) throw new SheetFault('sheetFault.headingTwice', { heading: headings[twice] ?? '', row });
}

/** What the columns of a file may be: by their names, or where there are none by an address among the first people. */
export function columnsFor({ headingRow, headings, samples }: SheetShape): (ImportField | null)[] {
  if (headingRow > 0) return proposedColumns(headings);
  return headings.map((_, index) => (samples.some((cells) => cells[index]?.includes('@')) ? 'EMAIL' : index === 0 ? 'NAME' : null));
}
