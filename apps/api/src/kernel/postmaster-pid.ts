import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorCode } from './start-fault.js';

/** The one process that serves a cluster, as its file postmaster.pid tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * Finds the process that serves a cluster.
 * The file alone proves nothing: a killed process leaves it, and its number may since have gone to a stranger.
 *
 * @returns null when none runs, or it has not written down its port yet
 */
export function runningPostmaster(clusterFolder: string): Postmaster | null {
  const [pid, port] = pidFile(clusterFolder);
  return pid !== null && port !== null && isPostmaster(pid, clusterFolder) ? { pid, port } : null;
}

/**
 * Makes a file left by a killed process harmless where PostgreSQL would take a stranger for its owner.
 * Only the number is changed, to our own, which PostgreSQL knows to be no postmaster, being its parent's: what it
 * then still finds in the file keeps it from starting beside children of the killed one.
 */
export function yieldStalePidFile(clusterFolder: string): void {
  const [pid] = pidFile(clusterFolder);
  if (pid === null || !isAlive(pid) || isPostmaster(pid, clusterFolder)) return;
  const file = join(clusterFolder, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...rest].join('\n'));
}

/** The number of the process and its port: lines 1 and 4. */
function pidFile(clusterFolder: string): [pid: number | null, port: number | null] {
  try {
    const lines = readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
    return [positive(lines[0]), positive(lines[3])];
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [null, null];
    throw error;
  }
}

function positive(text: string | undefined): number | null {
  const number = Number(text?.trim() || Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : null;
}

/** Whether a process of this number exists, whoever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}

/** Whether a process is the main PostgreSQL process of this very folder; its children have another title. */
function isPostmaster(pid: number, clusterFolder: string): boolean {
  const folder = realpathSync(clusterFolder);
  if (existsSync('/proc/self/cwd')) {
    try {
      const [program = '', ...options] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return program.endsWith('postgres') && options.includes('-D') && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      // Gone in between, or belongs to somebody whose data we could not use either.
      return false;
    }
  }
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres -D ') && (command.includes(`-D ${clusterFolder} `) || command.includes(`-D ${folder} `));
  } catch {
    return false;
  }
}
