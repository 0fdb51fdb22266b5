import { Readable } from 'node:stream';
import type { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';

/** How lines are written: as CSV for a file, or for taking apart again, cells parted by UNIT and what is special escaped. */
export type CopyFormat = 'csv' | 'lines';

/** Parts cells in lines; in no text that people can write: see text-input.ts. */
export const UNIT = '\u001F';

const FORMATS: Record<CopyFormat, string> = {
  csv: `format csv, delimiter ';'`,
  lines: `format text, delimiter E'\\x1F', null ''`,
};

/** So many results are copied at once in a server process: whoever comes then waits. Others need connections too. */
const MOST_AT_ONCE = 2;
/** Milliseconds without anybody reading, after which a copy is given up. */
const PATIENCE = 60_000;
/** Longer than anybody who reads at all needs for a result. */
const LONGEST = `set local statement_timeout = '30min'`;
const PIECE = 65_536;
const LINE_FEED = 10;

let copying = 0;
const waiting: (() => void)[] = [];

/**
 * Lets PostgreSQL write the rows of one statement (COPY TO STDOUT), as they are at this moment, in pieces of whole lines
 * that end as RFC 4180 has it. Nothing of it is held but the piece that is written: for results of any length. Whoever
 * stops reading ends it.
 *
 * @param text  a query with $1, $2 …, which COPY does not take: they are written into it as literals
 * @returns a stream of buffers
 */
export async function copyRows(em: EntityManager, text: string, parameters: readonly (string | readonly string[] | null)[], format: CopyFormat): Promise<Readable> {
  if (copying >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  copying += 1;
  const leave = () => {
    copying -= 1;
    waiting.shift()?.();
  };
  try {
    const client = await begin(em);
    const { pieces } = client.query(new CopyOut(`copy (${withLiterals(text, parameters)}) to stdout (${FORMATS[format]})`));
    pieces.once('close', () => {
      leave();
      // A copy in the middle ends with its connection.
      if (!pieces.readableEnded) client.release(true);
      else client.query('commit').then(() => client.release(), () => client.release(true));
    });
    return pieces;
  } catch (error) {
    leave();
    throw error;
  }
}

async function begin(em: EntityManager): Promise<pg.PoolClient> {
  const pool = await em.getConnection().getNativeClient();
  const client = await pool.connect();
  try {
    await client.query(`begin read only; ${LONGEST}`);
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** The cells of a line in the format "lines", without its end. */
export function cellsOf(line: string): string[] {
  const cells = line.split(UNIT);
  return line.includes('\\') ? cells.map(unescaped) : cells;
}

function unescaped(cell: string): string {
  return cell.replace(/\\(.)/gs, (_, letter: string) => ESCAPED[letter] ?? letter);
}

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function withLiterals(text: string, parameters: readonly (string | readonly string[] | null)[]): string {
  return text.replace(/\$(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1] ?? null;
    if (value === null) return 'null';
    return pg.escapeLiteral(typeof value === 'string' ? value : `{${value.map((each) => `"${each.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  });
}

interface Paused {
  stream: { pause(): void; resume(): void };
}

/** The driver's query, with an ear for what is copied: one message a row, collected into pieces. */
class CopyOut extends pg.Query {
  #paused: Paused['stream'] | null = null;
  #piece = Buffer.allocUnsafe(PIECE);
  #filled = 0;
  #patience: NodeJS.Timeout | null = null;

  readonly pieces = new Readable({ highWaterMark: 1, read: () => this.#goOn(), destroy: (error, callback) => this.#end(error, callback) });

  constructor(text: string) {
    super(text, (error) => {
      if (error) return void this.pieces.destroy(error);
      this.#push();
      this.pieces.push(null);
    });
  }

  /** Called by the driver, which uses the memory of `chunk` again. */
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Paused): void {
    if (this.#filled + chunk.length + 1 > this.#piece.length && !this.#push()) this.#pause(connection.stream);
    if (chunk.length + 1 > this.#piece.length) this.#piece = Buffer.allocUnsafe(chunk.length + 1);
    this.#filled += chunk.copy(this.#piece, this.#filled);
    if (this.#piece[this.#filled - 1] !== LINE_FEED) return;
    this.#filled += this.#piece.write('\r\n', this.#filled - 1) - 1;
  }

  #push(): boolean {
    if (this.#filled === 0) return true;
    const full = this.#piece.subarray(0, this.#filled);
    this.#piece = Buffer.allocUnsafe(PIECE);
    this.#filled = 0;
    return this.pieces.push(full);
  }

  #pause(stream: Paused['stream']): void {
    this.#paused = stream;
    stream.pause();
    this.#patience = setTimeout(() => this.pieces.destroy(new Error('Nobody reads what is copied.')), PATIENCE);
  }

  #goOn(): void {
    if (this.#patience) clearTimeout(this.#patience);
    this.#paused?.resume();
    this.#paused = null;
  }

  /** Whoever reads may stop early: then the connection goes, and with it the copy. */
  #end(error: Error | null, callback: (error: Error | null) => void): void {
    this.#goOn();
    callback(error);
  }
}
