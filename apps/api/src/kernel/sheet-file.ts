import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type Cell, csvStream } from './csv-text.js';
import { xlsxStream } from './xlsx-stream.js';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type SheetEnding = keyof typeof types;

/** The name and the ending of a sheet's file that is asked for; null: it is none. */
export function sheetNamed(file: string): { name: string; ending: SheetEnding } | null {
  const [, name, ending] = /^([a-z0-9-]+)\.(csv|xlsx)$/.exec(file) ?? [];
  return name === undefined ? null : { name, ending: ending === 'csv' ? 'csv' : 'xlsx' };
}

/**
 * Answers with a sheet as a file to keep, sent while it is read: however long it is, only some portions are held.
 *
 * @param name      of the file, without its ending
 * @param portions  rows, the head first
 */
export function sendSheet(reply: FastifyReply, name: string, ending: SheetEnding, portions: AsyncIterable<readonly (readonly Cell[])[]>): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}.${ending}"`)
    .header('cache-control', 'private, no-store')
    .type(types[ending])
    .send(Readable.from(ending === 'csv' ? csvStream(portions) : xlsxStream(portions), { objectMode: false }));
}
