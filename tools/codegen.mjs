// Writes what is generated: the contract (libs/schema/schema.graphql), docs/data-model.md and the programme format's schema,
// printed by the specs that hold them to the code; then the client's types and documents beside each .graphql file.
// With --check nothing is kept: it fails when a file on disk is not what would be written (the specs check theirs).
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CodegenContext, generate, loadContext } from '@graphql-codegen/cli';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const check = process.argv.includes('--check');

if (!check) printContracts();

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

/** The specs that compare a printed file with the code write it when they are told to. */
function printContracts() {
  const specs = ['keeping-the-contract', 'keeping-the-data-model', 'programme-schema'];
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-c', 'apps/api/jest.config.mjs', '--silent', '--testPathPatterns', specs.join('|')],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, UPDATE_SCHEMA: '1', UPDATE_DATA_MODEL: '1', UPDATE_PROGRAMME_SCHEMA: '1' } },
  );
  if (status !== 0) process.exit(1);
}
