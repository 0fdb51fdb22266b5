import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** Where the bytes of a file are kept. */
export interface StoredBytes {
  readonly size: number;
  /** The bytes from `start` to before `end`, in pieces. */
  read(start: number, end: number): AsyncIterable<Buffer>;
}

/** Lets the reader of archives go to and fro in a stored file. */
export class ZipBytes extends RandomAccessReader {
  constructor(private readonly stored: StoredBytes) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.stored.read(start, end), { objectMode: false });
  }
}
