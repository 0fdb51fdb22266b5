import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

import type { Plugin } from 'vite';

const compress = promisify(brotliCompress);

/** Bytes; below this a compressed file is no smaller on the wire. */
const SMALLEST = 1_400;

/**
 * Writes each script and style sheet once more, as small as it goes. A server that compressed them for every visitor
 * would have to be quick about it, and send a sixth more.
 */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.values(bundle).flatMap((output) => (/\.(?:js|css)$/.test(output.fileName) ? [{ name: output.fileName, text: Buffer.from(output.type === 'chunk' ? output.code : output.source) }] : []));
      const large = texts.filter(({ text }) => text.length >= SMALLEST);
      await Promise.all(
        large.map(async ({ name, text }) => {
          const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
          await writeFile(join(dir, `${name}.br`), await compress(text, { params }));
        }),
      );
    },
  };
}
