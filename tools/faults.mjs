// npm run faults [-- NAME …]: breaks Percorso on purpose, and looks whether what was acknowledged is still true. See docs/faults.md.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, environment, install, node, orSayWhy, refuseOldNode, root } from './workspace.mjs';

await orSayWhy(async () => {
  refuseOldNode();
  install();
  build();
  const child = spawn(node(), [join(root, 'tools/faults/run.mjs'), ...process.argv.slice(2)], { stdio: 'inherit', env: environment() });
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
});
