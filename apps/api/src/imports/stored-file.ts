import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../kernel/run-sql.js';
import { SheetFault } from './sheet-fault.js';
import type { StoredBytes } from './zip-bytes.js';

/** Bytes of a piece; all are as long but the last, so that any place in the file is found. */
export const CHUNK = 262_144;
/** Bytes of a file at most. */
export const LARGEST_FILE = 25_000_000;

export const tooLarge = () => new SheetFault('sheetFault.tooLarge', { most: LARGEST_FILE / 1_000_000 });

const WRITE_CHUNK = 'insert into people_import_chunk (people_import_id, position, bytes) values ($1, $2, $3)';
const READ_CHUNK = 'select bytes from people_import_chunk where people_import_id = $1 and position = $2';

/**
 * Keeps a file in the database as it comes in, where every server and worker finds it; no more than one piece of it is
 * in memory.
 *
 * @param look  is shown every piece as it passes by
 * @returns how many bytes it has
 * @throws SheetFault  when it is too large
 */
export async function storeFile(em: EntityManager, importId: string, incoming: AsyncIterable<Buffer>, look: (chunk: Buffer) => void): Promise<number> {
  let size = 0;
  let position = 0;
  let pieces: Buffer[] = [];
  let held = 0;
  const write = async (bytes: Buffer) => {
    look(bytes);
    await runSql(em, WRITE_CHUNK, [importId, position, bytes]);
    position += 1;
  };
  for await (const piece of incoming) {
    size += piece.length;
    if (size > LARGEST_FILE) throw tooLarge();
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
    private readonly importId: string,
    readonly size: number,
  ) {}

  async *read(start: number, end: number): AsyncGenerator<Buffer> {
    for (let from = start; from < end; ) {
      const position = Math.floor(from / CHUNK);
      const [chunk] = await runSql<{ bytes: Buffer }>(this.em, READ_CHUNK, [this.importId, position]);
      if (!chunk) throw new Error('A piece of an imported file is gone.');
      const offset = position * CHUNK;
      yield chunk.bytes.subarray(from - offset, end - offset);
      from = offset + chunk.bytes.length;
    }
  }
}
