import { statSync } from 'node:fs';
import { join } from 'node:path';

declare global {
  /** The files of behaviours that are tested in parts; jest.config.mjs says which. */
  var filesTogether: readonly string[];
}

/** In how many parts they are tested, each by a file of its own in `test/together`. */
const PARTS = 10;

const folder = join(__dirname, '..');

/**
 * Tests one part of all behaviours. Jest reads the whole server anew for each of its files, which takes longer than
 * most behaviours do; in a part it is read once.
 *
 * @param part  from 1 to the number of parts
 */
export function testTogether(part: number): void {
  for (const file of partition()[part - 1] ?? []) {
    // What a file does before and after all of its tests stays its own matter.
    describe(file, () => {
      jest.requireActual(join(folder, file));
    });
  }
}

/** All files, the longest first, each in the part that has the least so far. */
function partition(): string[][] {
  const files = globalThis.filesTogether.map((name) => ({ name, length: statSync(join(folder, name)).size })).sort((one, other) => other.length - one.length);
  const parts = Array.from({ length: PARTS }, () => ({ names: [] as string[], length: 0 }));
  for (const { name, length } of files) {
    const least = parts.reduce((found, part) => (part.length < found.length ? part : found));
    least.names.push(name);
    least.length += length;
  }
  return parts.map(({ names }) => names);
}
