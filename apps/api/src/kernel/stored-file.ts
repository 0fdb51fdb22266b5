import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from './run-sql.js';
import type { StoredBytes } from './zip-bytes.js';

/** Bytes of a piece; all are as long but the last, so that any place in the file is found. */
export const CHUNK = 262_144;

/** Where the pieces of a kind of files are kept: a table of (owner, position, bytes). */
export interface FileStore {
  table: 'people_import_chunk' | 'answer_file_piece';
  /** The column that names the file. */
  owner: 'people_import_id' | 'answer_file_id';
  /** Bytes of a file at most. */
  largest: number;
  /** What is thrown of a larger one. */
  tooLarge: () => Error;
}

/** @throws what the store says  when a request announces a file that is too large */
export function checkAnnouncedSize({ largest, tooLarge }: FileStore, contentLength: string | undefined): void {
  if (Number(contentLength ?? 0) > largest) throw tooLarge();
}

/**
 * Keeps a file in the database as it comes in, where every server and worker finds it; no more than one piece of it is
 * in memory.
 *
 * @param look  is shown every piece as it passes by
 * @returns how many bytes it has
 * @throws what the store says  when it is too large
 */
export async function storeFile(em: EntityManager, { table, owner, largest, tooLarge }: FileStore, fileId: string, incoming: AsyncIterable<Buffer>, look: (chunk: Buffer) => void): Promise<number> {
  let size = 0;
  let position = 0;
  let pieces: Buffer[] = [];
  let held = 0;
  const write = async (bytes: Buffer) => {
    look(bytes);
    await runSql(em, `insert into ${table} (${owner}, position, bytes) values ($1, $2, $3)`, [fileId, position, bytes]);
    position += 1;
  };
  for await (const piece of incoming) {
    size += piece.length;
    if (size > largest) throw tooLarge();
    pieces.push(piece);
    held += piece.length;
    if (held < CHUNK) continue;
    const bytes = Buffer.concat(pieces);
    const whole = held - (held % CHUNK);
    for (let from = 0; from < whole; from += CHUNK) await write(bytes.subarray(from, from + CHUNK));
    pieces = [bytes.subarray(whole)];
    held -= whole;
  }
  if (held > 0) await write(Buffer.concat(pieces));
  return size;
}

/** A file that was kept, to be read from any place on. */
export class StoredFile implements StoredBytes {
  constructor(
    private readonly em: EntityManager,
    private readonly store: FileStore,
    private readonly fileId: string,
    readonly size: number,
  ) {}

  async *read(start: number, end: number): AsyncGenerator<Buffer> {
    const { table, owner } = this.store;
    for (let from = start; from < end; ) {
      const position = Math.floor(from / CHUNK);
      const [chunk] = await runSql<{ bytes: Buffer }>(this.em, `select bytes from ${table} where ${owner} = $1 and position = $2`, [this.fileId, position]);
      if (!chunk) throw new Error('A piece of a file is gone.');
      const offset = position * CHUNK;
      yield chunk.bytes.subarray(from - offset, end - offset);
      from = offset + chunk.bytes.length;
    }
  }
}
