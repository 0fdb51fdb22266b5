#!/usr/bin/env node
// npx percorso COMMAND: the command line, on Node 24 and freshly built. In an image, which holds no tools to
// build with, it is what was built there.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// npx goes up to the package that it is called in; files are named as seen from where one stands.
const { npm_lifecycle_event: event, npm_lifecycle_script: script = '', INIT_CWD: folder } = process.env;
if (event === 'npx' && /\bpercorso\b/.test(script) && folder !== undefined) process.chdir(folder);

const tools = new URL('../../../tools/workspace.mjs', import.meta.url);

if (existsSync(fileURLToPath(tools))) {
  const { build, install, orSayWhy, refuseOldNode, runCommandLine } = await import(tools.href);
  await orSayWhy(async () => {
    refuseOldNode();
    install();
    build();
    await runCommandLine(process.argv.slice(2));
  });
} else {
  await import('../dist/src/cli.js');
}
