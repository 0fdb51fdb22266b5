// That everything which runs with Percorso may be given away with it: each package that the lock file installs outside
// development has a licence of the list below, as its own package.json states it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isForeign, lockedPackages, root } from './lock-file.mjs';

/** Ask for nothing but that they are named, and go with the EUPL. Names of SPDX. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'ISC', 'MIT', 'MIT-0', 'OFL-1.1', 'PSF-2.0', 'Python-2.0', 'Unlicense']);

/** Whether an SPDX expression can be kept to by licences of the list alone: one side of an OR is enough, of an AND both are needed. */
function isAllowed(expression) {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let position = 0;
  const term = () => {
    const word = words[position++];
    if (word !== '(') return allowed.has(word);
    const inside = either();
    position += 1;
    return inside;
  };
  const both = () => {
    let holds = term();
    while (words[position] === 'AND') holds = [++position, term()][1] && holds;
    return holds;
  };
  const either = () => {
    let holds = both();
    while (words[position] === 'OR') holds = [++position, both()][1] || holds;
    return holds;
  };
  const holds = either();
  return holds && position === words.length;
}

/** What a package.json says; older ones have a list, of which one may be chosen. Null when it says nothing. */
function stated({ license, licenses }) {
  if (typeof license === 'string') return license;
  const types = [license, ...(Array.isArray(licenses) ? licenses : [licenses])].map((one) => one?.type ?? one).filter((type) => typeof type === 'string');
  return types.length > 0 ? types.join(' OR ') : null;
}

/** What is not installed, being for another machine, says it in the lock file only. */
function licenceOf(entry) {
  const file = join(root, entry.path, 'package.json');
  return stated(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : entry);
}

const shipped = lockedPackages().filter((entry) => isForeign(entry) && !entry.dev && !entry.devOptional);
const faults = shipped.flatMap((entry) => {
  const licence = licenceOf(entry);
  if (licence === null) return [`${entry.path} ${entry.version} states no licence`];
  return isAllowed(licence) ? [] : [`${entry.path} ${entry.version} is under ${licence}, which is not on the list in tools/check-licences.mjs`];
});
for (const fault of faults) console.error(fault);
console.log(`licences: ${shipped.length} packages outside development, ${faults.length} faults`);
process.exit(faults.length > 0 || shipped.length === 0 ? 1 : 0);
