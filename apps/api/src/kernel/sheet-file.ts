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
  /** SQL from "from" on. */
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

async function* csvPieces(em: EntityManager, { with: before, columns, from, parameters }: Sheet): AsyncGenerator<Buffer | string> {
  yield csvOf([columns.map(({ title }) => title)]);
  yield* (await copyRows(em, `${before} select ${columns.map(({ sql, isNumber }) => (isNumber ? `(${sql})` : csvSafeSql(`(${sql})`))).join(', ')} ${from}`, parameters, 'csv')) as AsyncIterable<Buffer>;
}

async function* rowsOf(em: EntityManager, { with: before, columns, from, parameters }: Sheet): AsyncGenerator<(string | number)[][]> {
  yield [columns.map(({ title }) => title)];
  const decoder = new StringDecoder('utf8');
  const pieces = await copyRows(em, `${before} select ${columns.map(({ sql }) => `(${sql})`).join(', ')} ${from}`, parameters, 'lines');
  for await (const piece of pieces as AsyncIterable<Buffer>) {
    yield decoder.write(piece).split('\r\n').slice(0, -1).map((line) => cellsOf(line).map((cell, index) => (columns[index]?.isNumber && cell !== '' ? Number(cell) : cell)));
  }
}
