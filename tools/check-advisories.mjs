// That the lock file installs nothing with a known weakness, and only what it can prove to be what was meant: a hash for
// each package, nothing from a repository, and the address of no host.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { advisories } from './advisories.mjs';
import { isForeign, lockedPackages, root } from './lock-file.mjs';

/** Whether version `one` comes before `other`; what comes before a release comes before it too. */
function isBefore(one, other) {
  const [numbers, others] = [one, other].map((version) => version.split(/[-+]/)[0].split('.').map(Number));
  const differing = numbers.findIndex((number, position) => number !== others[position]);
  if (differing === -1) return one.includes('-') && !other.includes('-');
  return numbers[differing] < others[differing];
}

function weaknessOf({ name, version, path }) {
  return advisories
    .filter((advisory) => advisory.name === name && (advisory.from === null || isBefore(version, advisory.from)))
    .map(({ from, ids, why }) => `${path} ${version}: ${why} (${ids.join(', ')}); ${from === null ? 'do not use it' : `take ${from} or newer`}`);
}

function doubtOf({ path, version, integrity, resolved }) {
  const faults = [];
  if (!/^sha512-/.test(integrity ?? '')) faults.push(`${path} has no SHA-512 in package-lock.json`);
  if (resolved !== undefined) faults.push(`${path} is fetched from ${resolved}: package-lock.json names no host (omit-lockfile-registry-resolved in .npmrc)`);
  if (!/^\d+\.\d+\.\d+/.test(version ?? '')) faults.push(`${path} has no version of the registry`);
  return faults;
}

/** What our own package.json files ask for: an exact version, also under another name, or one of our own. */
function looseWishes(folder) {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides })
    .filter(([name, wish]) => !name.startsWith('@percorso/') && !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(wish))
    .map(([name, wish]) => `${join(folder, 'package.json')} asks for ${name} ${wish}, which is no exact version of the registry`);
}

const packages = lockedPackages();
const foreign = packages.filter(isForeign);
const own = packages.filter(({ path }) => !path.includes('node_modules/')).map(({ path }) => path);
const faults = [...foreign.flatMap((entry) => [...weaknessOf(entry), ...doubtOf(entry)]), ...own.flatMap(looseWishes)];
for (const fault of faults) console.error(fault);
console.log(`advisories: ${foreign.length} packages, ${advisories.length} advisories, ${faults.length} faults`);
process.exit(faults.length > 0 || foreign.length === 0 ? 1 : 0);
