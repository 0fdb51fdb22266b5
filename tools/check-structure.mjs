// That every file is where a newcomer would look for it, and none has grown out of hand. Says where code belongs instead.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { features } from './features.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const server = 'apps/api/src';
const MOST_LINES = 400;

/** The closed set of kinds of file in a feature of the server, in the order in which they are tried. */
const kinds = [
  /^[a-z]+(-[a-z0-9]+)*\.entity\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*\.graphql\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*\.resolver\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*\.service\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*\.queries\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*\.policy\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*\.http\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*\.jobs\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*\.module\.ts$/,
  /^[a-z]+(-[a-z0-9]+)+\.mail\.tsx$/,
  /^[a-z]+(-[a-z0-9]+)*\.ics\.ts$/,
  /^[a-z]+(-[a-z0-9]+)*(\.[a-z]+)?\.spec\.tsx?$/,
  /^[a-z]+(-[a-z0-9]+)*\.tsx?$/,
];
const entryPoints = ['app.module.ts', 'cli.ts', 'main.ts', 'worker.ts'];

/** Names that say nothing, and what to write instead. */
const emptyNames = [
  [/^index\.[jt]sx?$/, 'import the file itself; an index hides where things are'],
  [/(^|[-.])(utils?|helpers?|misc)([-.]|$)|^(common|shared|lib)\.[cm]?[jt]sx?$/, 'name it after the one thing it does, as <noun>-<thing>.ts'],
  [/(^|[-.])(repository|repositories)([-.]|$)/, 'statements belong into <things>.queries.ts'],
  [/(^|[-.])(dto|dtos|interfaces?|types|constants?)([-.]|$)/, 'what the world sees belongs into <thing>.graphql.ts, a table into <thing>.entity.ts, anything else beside what uses it'],
  [/(^|[-.])(base|abstract)([-.]|$)/, 'write a function that both use, and no class above them'],
  [/\.controller\.ts$/, 'plain HTTP routes belong into <things>.http.ts'],
];

/** What no source may hold, and what to do instead. Written apart, so that this file passes. */
const forbidden = [
  [new RegExp(`@${'ts-'}(ignore|nocheck|expect-error)`), 'a muted compiler: make the types say what is true'],
  [new RegExp(`eslint${'-'}disable`), 'a muted linter: change the code, or the rule for everybody in eslint.config.mjs'],
  [new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|X{3})\\b`), 'work left for later: do it, or file an issue'],
  [new RegExp(`\\b${'forward'}Ref\\b`), 'a cycle between features: the later one adds to the earlier one from outside'],
];

const faults = [];
const fault = (path, what) => faults.push(`${path}: ${what}`);

function files(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'test-results', 'coverage'].includes(entry.name) || entry.name.startsWith('.')) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? files(path) : [path];
  });
}

function checkServerFile(path) {
  const inside = relative(server, path);
  const [folder, ...rest] = inside.split('/');
  if (rest.length === 0) {
    if (!entryPoints.includes(inside)) fault(path, `only ${entryPoints.join(', ')} stand here; put it into the folder of its noun`);
    return;
  }
  if (!features.includes(folder)) fault(path, `"${folder}" is no feature; the ordered list is in tools/features.mjs, and a new one needs its place in it`);
  if (rest.length > 1) fault(path, 'a feature has no folders inside; the names say what is what');
  const name = basename(path);
  if (!kinds.some((kind) => kind.test(name))) fault(path, 'is none of the kinds of file in a feature (CONTRIBUTING.md): *.entity.ts, *.graphql.ts, *.resolver.ts, *.service.ts, *.queries.ts, *.policy.ts, *.http.ts, *.jobs.ts, *.module.ts, *.mail.tsx, *.ics.ts, or <noun>-<thing>.ts (.tsx where it makes HTML) for one class or function');
}

function checkSource(path) {
  const name = basename(path);
  for (const [pattern, instead] of emptyNames) if (pattern.test(name)) fault(path, `the name says nothing: ${instead}`);
  if (/\.generated\./.test(name) || !/\.([cm]?[jt]sx?)$/.test(name)) return;
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  if (lines.length - 1 > MOST_LINES) fault(path, `${lines.length - 1} lines; beyond ${MOST_LINES}, split it by what it does, each part with a name of its own`);
  lines.forEach((line, index) => {
    for (const [pattern, what] of forbidden) if (pattern.test(line)) fault(`${path}:${index + 1}`, what);
  });
}

function checkMigrations() {
  const names = readdirSync(join(root, 'apps/api/migrations')).filter((name) => name.endsWith('.ts')).sort();
  names.forEach((name, index) => {
    const number = String(index + 1).padStart(4, '0');
    if (!new RegExp(`^${number}-[a-z]+(-[a-z0-9]+)*\\.ts$`).test(name)) fault(`apps/api/migrations/${name}`, `migrations are numbered without gaps; this one should begin with ${number}-`);
  });
}

function checkBehaviours() {
  for (const path of files('apps/api/test').filter((file) => file.endsWith('.spec.ts'))) {
    if (basename(path).split('-').length < 2) fault(path, 'a behaviour is named as what somebody does: registering-for-a-meeting.spec.ts');
  }
}

const sources = ['apps', 'libs', 'tools'].flatMap(files);
for (const path of sources) {
  if (path.startsWith(`${server}/`)) checkServerFile(path);
  checkSource(path);
}
for (const folder of readdirSync(join(root, server)).filter((name) => statSync(join(root, server, name)).isDirectory())) {
  if (!features.includes(folder)) fault(`${server}/${folder}`, 'is no feature; the ordered list is in tools/features.mjs');
}
checkMigrations();
checkBehaviours();

for (const line of faults) console.error(line);
console.log(`structure: ${sources.length} files, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
