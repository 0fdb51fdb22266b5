// What everything that people run needs first: the packages of the lock file, a fresh build, and Node 24.
// Runs on Node 20 and without any package, since it is what installs them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startersWeNeed } from './starters.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = 20;
const OWN_NODE = 24;
/** How often we look whether those who started us still live. Milliseconds. */
const STARTERS_INTERVAL = 500;
const stampFile = join(root, 'node_modules/.cache/percorso/build');
const built = ['apps/api/dist/src/cli.js', 'apps/web/dist/index.html', 'libs/messages/dist', 'libs/questions/dist', 'libs/time/dist', 'libs/timeline/dist'];
const notSources = new Set(['node_modules', 'dist', 'test', 'test-results', 'coverage']);

/** Something that whoever runs us can put right; the message is one sentence. */
export class Fault extends Error {}

/** Ends with one sentence instead of a stack when a fault is thrown. */
export async function orSayWhy(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

export function refuseOldNode() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new Fault(`Percorso needs Node ${OLDEST_NODE} or newer, and this is ${process.versions.node}.`);
  }
}

/** Installs what the lock file names, unless it is all there. */
export function install() {
  if (isInstalled()) return;
  console.log('Installing the packages (a minute or two, once) …');
  // None of the packages needs its install script, and none may run one.
  const { status, stdout, stderr, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'development' },
    maxBuffer: 64e6,
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  const output = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
  process.stderr.write(output);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    throw new Fault('The packages could not be installed because the npm registry cannot be reached: connect to the network and try again.');
  }
  if (/ENOSPC/.test(output)) throw new Fault('The packages could not be installed because the disk is full: free about 2 GB and try again.');
  throw new Fault('The packages could not be installed; npm says why above.');
}

/** Builds what has changed since the last build; costs some milliseconds when nothing has. */
export function build() {
  const sources = hashOfSources();
  if (built.every((path) => existsSync(join(root, path))) && readStamp() === sources) return;
  console.log('Building …');
  const { status, stdout, stderr } = spawnSync(node(), [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--output-style=static'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...environment(), NX_DAEMON: 'false', NX_TUI: 'false' },
    maxBuffer: 64e6,
  });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
    throw new Fault('Percorso could not be built; what is wrong stands above.');
  }
  removeLeftovers(join(root, 'apps/api/dist'), join(root, 'apps/api'));
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, sources);
}

/** The Node that runs Percorso: this one when it is new enough, else the one that came with the packages. */
export function node() {
  if (Number.parseInt(process.versions.node, 10) >= OWN_NODE) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const own = join(root, 'node_modules', `node-${platform}-${process.arch}`, program);
  if (existsSync(own)) return own;
  throw new Fault(`Percorso runs on Node ${OWN_NODE}, and none came with the packages for ${process.platform} on ${process.arch}: install Node ${OWN_NODE} and try again.`);
}

/** The environment in which programs that came with the packages are found, and Node 24 is the first Node. */
export function environment() {
  return { ...process.env, PATH: [dirname(node()), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
}

/**
 * How Node runs Percorso. Left alone, V8 keeps 128 MB for what is soon thrown away, fills them before it looks, and then
 * stops for longer: a quarter of them makes a server smaller by 80 MB, and its pauses half as long.
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=16'];

/**
 * Runs Percorso's command line to its end and ends as it does. It hears of our end through the channel between us,
 * however we end, so that it never stays behind.
 */
export function runCommandLine(args) {
  const child = spawn(node(), [...nodeFlags, join(root, 'apps/api/dist/src/cli.js'), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/percorso/compiled'), ...environment() },
  });
  // A Ctrl-C in the terminal reaches the child by itself; a signal sent to us alone does not.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => child.kill('SIGINT'));
  const starters = startersWeNeed();
  const watch = setInterval(() => {
    if (starters !== null && startersWeNeed() !== starters) child.kill('SIGTERM');
  }, STARTERS_INTERVAL);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
      resolve();
    });
  });
}

/** Whether every package that the lock file asks for is there, as npm itself wrote down after installing. */
function isInstalled() {
  const kept = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(kept)) return false;
  const there = JSON.parse(readFileSync(kept, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, wish]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const one = there[path];
    if (one === undefined) return wish.optional === true;
    return one.version === wish.version && one.integrity === wish.integrity;
  });
}

/** What is gone from the sources must be gone from the build: a migration would still run. */
function removeLeftovers(folder, sources) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const source = join(sources, entry.name.replace(/\.js(\.map)?$/, ''));
    if (entry.isDirectory()) removeLeftovers(path, source);
    else if (!existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`)) rmSync(path);
  }
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
}

/** Of everything a build is made from: names and contents, not times, which a checkout changes. */
function hashOfSources() {
  const hash = createHash('sha256');
  const add = (path) => hash.update(path).update('\0').update(readFileSync(join(root, path))).update('\0');
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (notSources.has(entry.name) || entry.name.startsWith('.')) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && !/\.spec\.tsx?$/.test(entry.name)) add(path);
    }
  };
  for (const file of ['package-lock.json', 'tsconfig.base.json', '.swcrc', 'nx.json']) add(file);
  for (const folder of ['apps/api', 'apps/web', 'libs']) walk(folder);
  return hash.digest('hex');
}
