// What a page loads first, against the budgets: scripts by kind of page, styles, fonts. Reads the manifest of the
// client's build, so build it first; another folder than apps/web/dist can be given. Sizes are KiB after gzip, as a server sends them.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../apps/web/dist');
/** The pages that the client's table of routes has for those with a role. */
const routes = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../apps/web/src/routes.ts'), 'utf8');
const staffRoutes = /const staffRoutes[^]*?\n\];/.exec(routes)?.[0] ?? '';
const staffPages = new Set([...staffRoutes.matchAll(/import\('\.\/([\w/-]+)\.js'\)/g)].map(([, path]) => `src/${path}.tsx`));
const isPublic = (key, folders) => folders.test(key) && !staffPages.has(key);
const roster = 'src/attendance/roster-page.tsx';
const budgets = [
  { kind: 'reading', isOne: (key) => isPublic(key, /^src\/(site|processes|meetings)\/[\w-]+-page\.tsx$/), messages: ['public'], limit: 175 },
  { kind: 'registration', isOne: (key) => isPublic(key, /^src\/(registrations|access|people)\/[\w-]+-page\.tsx$/), messages: ['public', 'account'], limit: 205 },
  { kind: 'attendance', isOne: (key) => key === roster, messages: ['public', 'staff'], limit: 230 },
  { kind: 'staff', isOne: (key) => key !== roster && staffPages.has(key), messages: ['public', 'staff'], limit: 260 },
];
const styleLimit = 25;
const font = { count: 3, limit: 18 };

let manifest;
try {
  manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
} catch {
  console.error(`${dist} has no manifest: build the client first`);
  process.exit(1);
}

const KiB = 1024;
const gzipped = (file) => gzipSync(readFileSync(join(dist, file))).length / KiB;
const faults = [];

/** The files that a chunk cannot run without, itself first. */
function withImports(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) withImports(imported, found);
  return found;
}

/** What every page loads: what begins, and the site itself. */
const common = Object.keys(manifest).filter((key) => manifest[key].isEntry || manifest[key].name === 'site');
if (staffPages.size === 0 || common.length < 2) faults.push('the staff pages, the entry or the site are not where they are looked for');
const groupOf = (key) => /virtual:messages\/(\w+)\/(\w+)/.exec(key);
const messageChunks = Object.keys(manifest).filter((key) => groupOf(key));
/** The largest language is what counts. */
function messagesOf(group) {
  const sizes = messageChunks.filter((key) => groupOf(key)[2] === group).map((key) => gzipped(manifest[key].file));
  return Math.max(0, ...sizes);
}

for (const { kind, isOne, messages, limit } of budgets) {
  const sizes = Object.keys(manifest)
    .filter(isOne)
    .map((key) => {
      const files = [...common, key].reduce((found, part) => withImports(part, found), new Set());
      const scripts = [...files].reduce((sum, file) => sum + gzipped(file), 0);
      return { key, size: scripts + messages.reduce((sum, group) => sum + messagesOf(group), 0) };
    })
    .sort((one, other) => other.size - one.size);
  const largest = sizes[0];
  if (!largest) continue;
  console.log(`${kind}: ${sizes.length} pages, largest ${largest.size.toFixed(1)} of ${limit} KiB (${largest.key})`);
  for (const { key, size } of sizes) if (size > limit) faults.push(`${key} loads ${size.toFixed(1)} KiB of script, more than ${limit}`);
}

const assets = readdirSync(join(dist, 'assets'));
const styles = assets.filter((name) => name.endsWith('.css')).reduce((sum, name) => sum + gzipped(join('assets', name)), 0);
console.log(`styles: ${styles.toFixed(1)} of ${styleLimit} KiB`);
if (styles > styleLimit) faults.push(`the styles are ${styles.toFixed(1)} KiB, more than ${styleLimit}`);

const fonts = assets.filter((name) => /\.(woff2?|ttf|otf|eot)$/.test(name));
for (const name of fonts) {
  const size = statSync(join(dist, 'assets', name)).size / KiB;
  if (!name.endsWith('.woff2') || size > font.limit) faults.push(`the font ${name} is ${size.toFixed(1)} KiB, more than ${font.limit}, or not woff2`);
}
if (fonts.length > font.count) faults.push(`${fonts.length} fonts, more than ${font.count}`);

for (const fault of faults) console.error(fault);
console.log(`budgets: ${fonts.length} fonts, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
