import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FastifyReply } from 'fastify';
import writeExcelFile from 'write-excel-file/node';
import { csvOf, csvSafeSql } from './csv-text.js';
import { cellsOf, copyRows } from './sql-copy.js';
import { xlsxStream } from './xlsx-stream.js';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type SheetEnding = keyof typeof types;

export interface SheetColumn {
  title: string;
  /** Its value: an expression, or a query of one value. */
  sql: string;
  isNumber?: boolean;
}

/** A sheet that PostgreSQL can write. */
export interface Sheet {
  columns: readonly SheetColumn[];
  /** SQL from "from" on, in an order. */
  from: string;
  /** SQL before "select"; empty where there is nothing. */
  with: string;
  parameters: readonly (string | readonly string[] | null)[];
}

/** The name and the ending of a sheet's file that is asked for; null: it is none. */
export function sheetNamed(file: string): { name: string; ending: SheetEnding } | null {
  const [, name, ending] = /^([a-z0-9-]+)\.(csv|xlsx)$/.exec(file) ?? [];
  return name === undefined ? null : { name, ending: ending === 'csv' ? 'csv' : 'xlsx' };
}

/**
 * Answers with a sheet as a file to keep, sent while PostgreSQL writes it: however long it is, little of it is held.
 *
 * @param name  of the file, without its ending
 */
export function sendSheet(reply: FastifyReply, name: string, ending: SheetEnding, em: EntityManager, sheet: Sheet): FastifyReply {
  const pieces = ending === 'csv' ? csvPieces(em, sheet) : xlsxStream(rowsOf(em, sheet));
  return fileOf(reply, name, ending).send(Readable.from(pieces, { objectMode: false }));
}

/** The same for a sheet that is there already, its first line being the head. */
export async function sendLines(reply: FastifyReply, name: string, ending: SheetEnding, lines: readonly (readonly (string | number | null)[])[]): Promise<FastifyReply> {
  const [head = [], ...others] = lines;
  const bold = head.map((value) => (value === null || value === '' ? null : { value, fontWeight: 'bold' as const }));
  const content = ending === 'csv' ? csvOf(lines) : await writeExcelFile([bold, ...others.map((line) => [...line])]).toBuffer();
  return fileOf(reply, name, ending).send(content);
}

/** Says that what is sent is a file to keep, and for nobody else. */
function fileOf(reply: FastifyReply, name: string, ending: SheetEnding): FastifyReply {
  return reply.header('content-disposition', `attachment; filename="${name}.${ending}"`).header('cache-control', 'private, no-store').type(types[ending]);
}

async function* csvPieces(em: EntityManager, sheet: Sheet): AsyncGenerator<Buffer | string> {
  const { with: before, columns, parameters } = sheet;
  yield csvOf([columns.map(({ title }) => title)]);
  const cells = columns.map(({ isNumber }, index) => (isNumber ? nameOf(index) : csvSafeSql(nameOf(index))));
  yield* (await copyRows(em, `${before} select ${cells.join(', ')} from (${valuesOf(sheet)}) as line`, parameters, 'csv')) as AsyncIterable<Buffer>;
}

async function* rowsOf(em: EntityManager, sheet: Sheet): AsyncGenerator<(string | number)[][]> {
  const { with: before, columns, parameters } = sheet;
  yield [columns.map(({ title }) => title)];
  const decoder = new StringDecoder('utf8');
  const pieces = await copyRows(em, `${before} ${valuesOf(sheet)}`, parameters, 'lines');
  for await (const piece of pieces as AsyncIterable<Buffer>) {
    yield decoder.write(piece).split('\r\n').slice(0, -1).map((line) => cellsOf(line).map((cell, index) => (columns[index]?.isNumber && cell !== '' ? Number(cell) : cell)));
  }
}

/** In the order of its "from", which PostgreSQL keeps where no more is done to the rows than to write them. */
function valuesOf({ columns, from }: Sheet): string {
  return `select ${columns.map(({ sql }, index) => `(${sql}) as ${nameOf(index)}`).join(', ')} ${from}`;
}

function nameOf(column: number): string {
  return `value_${column}`;
}
