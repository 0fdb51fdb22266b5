// npm run check -- NAME …: one of the checks of npm test by itself, or one of those that are no part of it (axe, interactions).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, environment, Fault, install, node, orSayWhy, refuseOldNode, root } from './workspace.mjs';

const script = (name) => [join(root, `tools/check-${name}.mjs`)];
const playwright = (config, ...options) => [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', `apps/e2e/${config}`, ...options];
const checks = {
  axe: {
    what: 'every page in every state and every mail, in both themes, three languages and two widths (half an hour)',
    program: playwright('playwright.config.ts', '--reporter=list', 'everything-is-accessible'),
    settings: { PERCORSO_LOOKS: 'all' },
    isOfBuild: true,
  },
  interactions: {
    what: 'how long people wait on a slow computer: pages that open, and a plan of 1,000 meetings (ten minutes, with nothing else running)',
    program: playwright('measuring.config.ts', '--reporter=line'),
    isOfBuild: true,
  },
  structure: { what: 'every file is where one would look for it, and none too long', program: script('structure') },
  messages: { what: 'the same words in every language, none missing, none unused', program: script('messages') },
  budgets: { what: 'what a page loads first', program: script('budgets'), isOfBuild: true },
  licences: { what: 'everything that runs may be given away', program: script('licences') },
  advisories: { what: 'nothing with a known weakness is installed, and all of it with a hash', program: script('advisories') },
};

await orSayWhy(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in checks));
  if (names.length === 0 || unknown.length > 0) {
    throw new Fault(`npm run check -- NAME …, of these:\n${Object.entries(checks).map(([name, { what }]) => `  ${name.padEnd(14)}${what}`).join('\n')}`);
  }
  refuseOldNode();
  install();
  if (names.some((name) => checks[name].isOfBuild)) build();
  for (const name of names) if (!(await runs(checks[name]))) process.exitCode = 1;
});

/** Whether a check ended well. */
function runs({ program, settings = {} }) {
  const child = spawn(node(), program, { cwd: root, stdio: 'inherit', env: { ...environment(), ...settings } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}
