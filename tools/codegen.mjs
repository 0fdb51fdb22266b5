// Writes the client's types and documents beside each .graphql file, from libs/schema/schema.graphql.
// With --check nothing is kept: it fails when a file on disk is not what would be written.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CodegenContext, generate, loadContext } from '@graphql-codegen/cli';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const check = process.argv.includes('--check');

const context = await loadContext(join(root, 'apps/web/codegen.ts'));
if (!(context instanceof CodegenContext)) throw new Error('the configuration in apps/web/codegen.ts cannot be read');
const files = await generate({ ...context.getConfig(), silent: true }, !check);

let stale = 0;
if (check) {
  for (const file of files) {
    const onDisk = await readFile(file.filename, 'utf8').catch(() => '');
    if (onDisk === file.content) continue;
    stale += 1;
    console.error(`${relative(root, file.filename)} is stale: npm run codegen`);
  }
}
console.log(`codegen: ${files.length} files, ${check ? `${stale} stale` : 'written'}`);
process.exit(stale > 0 ? 1 : 0);
