// The packages that package-lock.json names, as the checks of licences and advisories read them.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = 'node_modules/';

/** Every entry of the lock file: `path` where it is installed, `name` what the registry calls it, and npm's own fields. */
export function lockedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).map(([path, entry]) => ({ ...entry, path, name: entry.name ?? path.slice(path.lastIndexOf(FOLDER) + FOLDER.length) }));
}

/** Whether an entry comes from the registry, and is none of the workspace's own. */
export const isForeign = ({ path, link }) => path.includes(FOLDER) && !link;
