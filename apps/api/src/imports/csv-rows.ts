import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type CsvEncoding, textOf } from './csv-encoding.js';
import { SheetFault } from './sheet-fault.js';
import { ROWS_A_BATCH, sheetRow, type SheetRow } from './sheet-row.js';

export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** Bytes of one row at most; an open quotation mark would else take in all that follows. */
const LARGEST_ROW = 256_000;

/**
 * Reads a CSV file row by row, as spreadsheets do: a line break between quotation marks is part of its cell, and a
 * quotation mark within a word is a letter.
 *
 * @throws SheetFault
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, encoding: CsvEncoding, separator: Separator): AsyncGenerator<SheetRow[]> {
  const parser = parse({ delimiter: separator, relax_column_count: true, relax_quotes: true, max_record_size: LARGEST_ROW });
  pipeline(Readable.from(textOf(bytes, encoding)), parser, () => undefined);
  let number = 0;
  let batch: SheetRow[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      const row = sheetRow(number, cells);
      if (row) batch.push(row);
      if (batch.length < ROWS_A_BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw error instanceof CsvError ? faultOf(error) : error;
  }
  if (batch.length > 0) yield batch;
}

/** Rows before the bad one may be on their way still: the parser has counted them. */
function faultOf(error: CsvError): SheetFault {
  const { code } = error;
  const row = 'records' in error && typeof error.records === 'number' ? error.records + 1 : 1;
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE' ? new SheetFault('sheetFault.openQuote', { row }) : new SheetFault('sheetFault.badCsv', { row });
}

/** What parts the cells, judged by the beginning of the text: the sign that stands as often in each of the first rows. */
export function separatorOf(beginning: string): Separator {
  const lines = linesOutsideQuotes(beginning);
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const most = Math.max(0, ...counts);
    const alike = counts.filter((count) => count === most).length;
    return { separator, score: most === 0 ? 0 : alike / lines.length + most / 1_000 };
  });
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).separator;
}

const LINES_LOOKED_AT = 20;

/** The first lines with what is quoted taken out; the last one may be cut off, and is left out where there are others. */
function linesOutsideQuotes(text: string): string[] {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, 'x')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  return lines.slice(0, Math.max(1, Math.min(lines.length - 1, LINES_LOOKED_AT)));
}
