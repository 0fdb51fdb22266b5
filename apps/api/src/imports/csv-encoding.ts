import { SheetFault } from './sheet-fault.js';

export const csvEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type CsvEncoding = (typeof csvEncodings)[number];

/** So much of the beginning tells UTF-16 without a byte order mark by its zeros: every second byte of Latin text is one. */
const LOOKED_AT = 4_096;
const MANY_ZEROS = 0.3;

/** Looks at a text file as it passes by, and then knows how its letters are written. */
export class CsvEncodingProbe {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #head = Buffer.alloc(0);
  #isUtf8 = true;
  #hasNul = false;

  take(chunk: Buffer): void {
    if (this.#head.length < LOOKED_AT) this.#head = Buffer.concat([this.#head, chunk.subarray(0, LOOKED_AT - this.#head.length)]);
    this.#hasNul ||= chunk.includes(0);
    if (this.#isUtf8) this.#isUtf8 = this.#decodes(chunk, true);
  }

  /** @throws SheetFault  for bytes that are no text */
  result(): CsvEncoding {
    const [one, other] = this.#head;
    if (one === 0xff && other === 0xfe) return 'utf-16le';
    if (one === 0xfe && other === 0xff) return 'utf-16be';
    if (this.#hasNul) return this.#withoutMark();
    return this.#isUtf8 && this.#decodes(Buffer.alloc(0), false) ? 'utf-8' : 'windows-1252';
  }

  #decodes(chunk: Buffer, stream: boolean): boolean {
    try {
      this.#utf8.decode(chunk, { stream });
      return true;
    } catch {
      return false;
    }
  }

  #withoutMark(): CsvEncoding {
    const zeros = [0, 0];
    for (const [index, byte] of this.#head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
    const [even = 0, odd = 0] = zeros;
    const many = (this.#head.length / 2) * MANY_ZEROS;
    if (odd > many && even === 0) return 'utf-16le';
    if (even > many && odd === 0) return 'utf-16be';
    throw new SheetFault('sheetFault.nulByte');
  }
}

/** The bytes of a text file as its text, without a byte order mark. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
