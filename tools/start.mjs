// npm start: installs what is missing, builds what is stale, and starts Percorso.
import { build, install, orSayWhy, refuseOldNode, runCommandLine } from './workspace.mjs';

await orSayWhy(async () => {
  refuseOldNode();
  install();
  build();
  await runCommandLine(['start', ...process.argv.slice(2)]);
});
