// npm test [-- STEP …]: everything that proves Percorso, from the types to the journeys in a browser. Each check
// counts once; a runner that ran nothing has failed. The last line is "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, environment, Fault, install, node, orSayWhy, refuseOldNode, root } from './workspace.mjs';

/** Minutes after which a step is ended and has failed. */
const PATIENCE = 8;
const reports = mkdtempSync(join(tmpdir(), 'percorso-test-reports-'));

const projects = ['apps', 'libs'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
const withFile = (name) => projects.filter((project) => existsSync(join(root, project, name)));
const script = (path, ...options) => [join(root, path), ...options];

const steps = [
  { name: 'types', run: () => all(withFile('tsconfig.json').map((project) => () => check(script('node_modules/typescript-native/bin/tsc', '-p', `${project}/tsconfig.json`)))) },
  { name: 'structure', run: () => check(script('tools/check-structure.mjs')) },
  { name: 'messages', run: () => check(script('tools/check-messages.mjs')) },
  { name: 'licences', run: () => check(script('tools/check-licences.mjs')) },
  { name: 'advisories', run: () => check(script('tools/check-advisories.mjs')) },
  { name: 'generated files', run: () => check(script('tools/codegen.mjs', '--check')) },
  { name: 'unit, server', run: () => jest('apps/api', '--selectProjects', 'unit') },
  ...withFile('jest.config.mjs')
    .filter((project) => project !== 'apps/api')
    .map((project) => ({ name: `unit, ${project.split('/')[1]}`, run: () => jest(project) })),
  { name: 'build', run: () => attempt(build) },
  // ESLint keeps one processor busy for a minute and more, so it begins with the first; it is waited for before
  // servers are started and stopped, which must not be held up.
  // The rule about walls between projects reads Nx's graph and is skipped without one, so the graph comes first.
  { name: 'lint', early: true, run: lint },
  { name: 'behaviour', run: () => jest('apps/api', '--selectProjects', 'together') },
  { name: 'budgets', run: () => check(script('tools/check-budgets.mjs')) },
  ...withFile('playwright.config.ts').map((project) => ({ name: 'journeys', run: () => playwright(project) })),
];

/** What is promised to be proved: a step that is gone, with the files that it is made from, is a failure and no smaller sum. */
const promised = ['types', 'lint', 'structure', 'messages', 'licences', 'advisories', 'generated files', 'unit, server', 'unit, web', 'build', 'behaviour', 'budgets', 'journeys'];

await orSayWhy(async () => {
  refuseOldNode();
  install();
  const gone = promised.filter((name) => !steps.some((step) => step.name === name));
  if (gone.length > 0) throw new Fault(`There is nothing left that proves: ${gone.join('; ')}.`);
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !steps.some((step) => step.name.startsWith(name)));
  if (unknown.length > 0) throw new Fault(`There is no step ${unknown.join(', ')}: the steps are ${steps.map(({ name }) => name).join('; ')}.`);

  const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.startsWith(part)));
  const began = performance.now();
  const begun = new Map(chosen.filter(({ early }) => early).map((step) => [step, timed(step)]));
  const rows = [];
  for (const step of chosen) {
    console.log(`\n▸ ${step.name}`);
    rows.push(await (begun.get(step) ?? timed(step)));
    if (rows.at(-1).nothing) console.log(`${step.name}: nothing was run, which is a failure.`);
  }
  report(rows, performance.now() - began);
});
rmSync(reports, { recursive: true, force: true });

/** Runs a step. @returns its row of the report */
async function timed({ name, run }) {
  const began = performance.now();
  const { passed, failed, skipped = 0 } = await run();
  const nothing = passed + failed === 0;
  return { name, passed, failed: nothing ? 1 : failed, skipped, nothing, seconds: (performance.now() - began) / 1000 };
}

function report(rows, milliseconds) {
  const line = (...cells) => console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(20) : cell.padStart(9))).join(''));
  console.log('');
  line('', 'passed', 'failed', 'skipped', 'seconds');
  for (const row of rows) line(row.name, String(row.passed), String(row.failed), String(row.skipped), row.seconds.toFixed(1));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  line('together', '', '', String(sum('skipped')), (milliseconds / 1000).toFixed(1));
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

/** One check: passed when the program ends well. */
async function check(program) {
  return (await runs(program)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function lint() {
  const graph = await runs(script('node_modules/nx/dist/bin/nx.js', 'show', 'projects'));
  return graph ? check(script('node_modules/eslint/bin/eslint.js', '--max-warnings=0', 'apps', 'libs', 'tools')) : { passed: 0, failed: 1 };
}

async function all(checks) {
  const sum = { passed: 0, failed: 0 };
  for (const one of checks) {
    const { passed, failed } = await one();
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

function attempt(work) {
  try {
    work();
    return { passed: 1, failed: 0 };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

async function jest(project, ...options) {
  const file = join(reports, `${project.replace('/', '-')}${options.at(-1) ?? ''}.json`);
  const ended = await runs(['--experimental-vm-modules', '--no-warnings', ...script('node_modules/jest/bin/jest.js', '--config', `${project}/jest.config.mjs`, '--ci', '--maxWorkers=3', '--json', `--outputFile=${file}`, ...options)]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  // A file that cannot even be read has no cases to count; it counts as one that failed.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: failed === 0 && !ended ? 1 : failed, skipped: result.numPendingTests + result.numTodoTests };
}

async function playwright(project) {
  const file = join(reports, 'playwright.json');
  const ended = await runs(script('node_modules/@playwright/test/cli.js', 'test', '--config', `${project}/playwright.config.ts`, '--reporter=list,json', '--forbid-only'), {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors, config, suites } = JSON.parse(readFileSync(file, 'utf8'));
  const walked = new Set(suites.flatMap(projectsOf));
  const idle = config.projects.filter(({ name }) => !walked.has(name));
  for (const { name } of idle) console.log(`${name}: nothing was run, which is a failure.`);
  // A journey that passes only at the second try has failed once: to whoever walks it, that is enough.
  const failed = stats.unexpected + stats.flaky + errors.length + idle.length;
  return { passed: stats.expected, failed: failed === 0 && !ended ? 1 : failed, skipped: stats.skipped };
}

/** The projects of which a file of journeys has any. */
function projectsOf({ specs = [], suites = [] }) {
  return [...specs.flatMap(({ tests }) => tests.map(({ projectName }) => projectName)), ...suites.flatMap(projectsOf)];
}

/** Whether a program of ours ended well, and in time. */
function runs(program, extra = {}) {
  return new Promise((resolve) => {
    // Not into `--json`'s own output: the summary that people read goes to the error stream.
    const child = spawn(node(), program, { cwd: root, env: { ...environment(), NX_DAEMON: 'false', FORCE_COLOR: '0', ...extra }, stdio: ['ignore', program.includes('--json') ? 'ignore' : 'inherit', 'inherit'] });
    const late = setTimeout(() => {
      console.error(`Ended after ${PATIENCE} minutes.`);
      child.kill('SIGKILL');
    }, PATIENCE * 60_000);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      clearTimeout(late);
      resolve(code === 0);
    });
  });
}
