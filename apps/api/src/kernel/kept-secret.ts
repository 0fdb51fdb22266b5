import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderFault, systemErrorCode } from './start-fault.js';

/**
 * Reads a secret kept in a folder, made at the first call (256 random bits, file mode 0600).
 * Two processes that come first together get the same one: the file appears whole, under one name, or not at all.
 *
 * @throws StartFault  when the disk is full, cannot be written, or the file belongs to somebody else
 */
export function keptSecret(folder: string, name: string): string {
  try {
    const file = join(folder, name);
    return readSecret(file) ?? makeSecret(folder, file);
  } catch (error) {
    throw folderFault(error, folder);
  }
}

/** The secret that signs sessions, kept in the data folder. */
export function keptSessionSecret(dataFolder: string): string {
  return keptSecret(dataFolder, 'session-secret');
}

function makeSecret(folder: string, file: string): string {
  makeFolder(folder);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

/** With the folders above it. Node says of one that cannot be made only that it is not there when it is told to make those too. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return;
    if (systemErrorCode(error) !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
