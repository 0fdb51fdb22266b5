import { type CsvEncoding, CsvEncodingProbe, textOf } from './csv-encoding.js';
import { csvRows, separatorOf } from './csv-rows.js';
import { SheetFault } from './sheet-fault.js';
import type { SheetRow } from './sheet-row.js';
import { type SheetShape, sheetShape, type SheetSource } from './sheet-shape.js';
import { Workbook } from './workbook.js';
import { xlsxRows } from './xlsx-rows.js';
import type { StoredBytes } from '../kernel/zip-bytes.js';

/** People in a file at most. */
export const MOST_ROWS = 50_000;

/** Bytes that tell what parts the cells. */
const BEGINNING = 65_536;

const ZIP = Buffer.from('PK');
/** The beginning of a compound file (MS-CFB, 2.2), which old workbooks and encrypted ones are. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
/** How texts begin that are no sheets: pages, also those that are called .xls, XML, JSON, RTF and PDF. */
const OTHER_TEXT = /^\uFEFF?\s*(?:<(?:!doctype|html|table|\?xml)\b|\{|\[\s*[[{"]|%PDF-)/i;
const TEXT_NAME = /\.(csv|txt|tsv|tab)$/i;

/** Looks at a file as it comes in, and knows then what it is. */
export class SheetProbe {
  readonly #encoding = new CsvEncodingProbe();
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  #encrypted = false;

  take(chunk: Buffer): void {
    if (this.#head.length < COMPOUND.length) this.#head = Buffer.concat([this.#head, chunk.subarray(0, COMPOUND.length)]);
    this.#encoding.take(chunk);
    if (!this.#head.subarray(0, COMPOUND.length).equals(COMPOUND)) return;
    const seam = Buffer.concat([this.#tail, chunk]);
    this.#encrypted ||= seam.includes(ENCRYPTED);
    this.#tail = seam.subarray(-ENCRYPTED.length);
  }

  /** @returns how its letters are written; null: it is an archive @throws SheetFault for what is no sheet that we read */
  result(fileName: string): CsvEncoding | null {
    if (this.#head.length === 0) throw new SheetFault('sheetFault.empty');
    if (this.#head.subarray(0, COMPOUND.length).equals(COMPOUND)) throw new SheetFault(this.#encrypted ? 'sheetFault.encrypted' : 'sheetFault.oldExcel');
    if (this.#head.subarray(0, ZIP.length).equals(ZIP)) return null;
    try {
      return this.#encoding.result();
    } catch (fault) {
      throw TEXT_NAME.test(fileName) ? fault : new SheetFault('sheetFault.wrongType');
    }
  }
}

/** Looks into a file for its columns. @param encoding null: an archive @throws SheetFault */
export async function shapeOf(stored: StoredBytes, encoding: CsvEncoding | null): Promise<SheetShape> {
  const source: SheetSource = encoding === null ? { kind: 'XLSX', ...(await (await Workbook.open(stored)).firstSheet()) } : await csvSource(stored, encoding);
  const rows: SheetRow[] = [];
  for await (const batch of rowsOf(stored, source)) {
    rows.push(...batch);
    if (rows.length > 1) break;
  }
  return sheetShape(source, rows);
}

/** The rows of a file below its headings, some hundred at a time. @throws SheetFault */
export async function* peopleRows(stored: StoredBytes, { source, headingRow }: SheetShape): AsyncGenerator<SheetRow[]> {
  let count = 0;
  for await (const batch of rowsOf(stored, source)) {
    const people = batch.filter(({ number }) => number > headingRow);
    count += people.length;
    if (count > MOST_ROWS) throw new SheetFault('sheetFault.tooManyRows', { most: MOST_ROWS });
    if (people.length > 0) yield people;
  }
}

async function* rowsOf(stored: StoredBytes, source: SheetSource): AsyncGenerator<SheetRow[]> {
  if (source.kind === 'CSV') yield* csvRows(stored.read(0, stored.size), source.encoding, source.separator);
  else yield* xlsxRows(await Workbook.open(stored), source.part);
}

async function csvSource(stored: StoredBytes, encoding: CsvEncoding): Promise<SheetSource> {
  const beginning = await beginningOf(stored, encoding);
  if (OTHER_TEXT.test(beginning)) throw new SheetFault('sheetFault.wrongType');
  return { kind: 'CSV', encoding, separator: separatorOf(beginning) };
}

async function beginningOf(stored: StoredBytes, encoding: CsvEncoding): Promise<string> {
  let text = '';
  for await (const piece of textOf(stored.read(0, Math.min(stored.size, BEGINNING)), encoding)) text += piece;
  return text;
}
