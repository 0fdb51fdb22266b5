import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresAccount, type PostgresAccount } from './postgres-account.js';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { isAlive, runningPostmaster, yieldStalePidFile, type Postmaster } from './postmaster-pid.js';
import { diskFull, folderFault, StartFault, systemErrorCode } from './start-fault.js';

/** The databases of one folder, and what is needed to run the one server process that may serve them. */
export interface PostgresCluster {
  /** Holds the tables. */
  readonly folder: string;
  readonly logFile: string;
  readonly account: PostgresAccount | null;
  readonly binaries: PostgresBinaries;
  /** False: a crash of the machine may lose everything. For tests only. */
  readonly durable: boolean;
}

export const ADMINISTRATOR = 'postgres';

const LOG_FILE_LIMIT = 10_000_000;
/** Bytes, with its first write-ahead log. */
const EMPTY_CLUSTER_SIZE = 60_000_000;
const START_ATTEMPTS = 20;

/**
 * Opens the cluster in a data folder; makes an empty one at the first call.
 * A cluster appears whole or not at all, so that neither a full disk nor a kill leaves half of one.
 *
 * @param password  of ADMINISTRATOR; used when the cluster is made
 * @throws StartFault  when it was written by another version of PostgreSQL, or the folder cannot be used
 */
export function openCluster(dataFolder: string, password: string, durable: boolean): PostgresCluster {
  const folder = join(dataFolder, 'postgres');
  const logFile = join(dataFolder, 'postgres.log');
  try {
    const account = postgresAccount(folder);
    const cluster = { folder, logFile, account, binaries: postgresBinaries(account), durable };
    if (!existsSync(join(folder, 'PG_VERSION'))) makeCluster(cluster, dataFolder, password);
    refuseOtherVersion(cluster);
    return cluster;
  } catch (error) {
    throw folderFault(error, dataFolder);
  }
}

/**
 * Gives the process that serves the cluster: the one that runs already, be it an orphan of a killed parent,
 * else one that is started now, on a free port of the loopback.
 *
 * @param port  the port to start it on; null: any that is free
 */
export async function runCluster(cluster: PostgresCluster, port: number | null): Promise<{ postmaster: Postmaster; started: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const running = runningPostmaster(cluster.folder);
    if (running !== null) return { postmaster: running, started: false };

    yieldStalePidFile(cluster.folder);
    const outcome = await startPostmaster(cluster, port ?? (await freePort()));
    if (outcome.postmaster !== null) return { postmaster: outcome.postmaster, started: true };

    const fault = startFault(outcome.log, cluster, port);
    if (fault !== null) throw fault;
    // Somebody else was faster, or children of a killed process are still going away: look again.
    if (attempt === START_ATTEMPTS) {
      throw new StartFault(`The embedded PostgreSQL does not start; ${cluster.logFile} says why: ${lastLine(outcome.log)}`);
    }
    await sleep(100 * Math.min(attempt, 5));
  }
}

/**
 * Stops the process in order; if it takes longer than it may, at once: its write-ahead log then repairs the rest
 * at the next start, and nothing is lost.
 *
 * @param patience  milliseconds
 */
export async function stopCluster(cluster: PostgresCluster, patience: number): Promise<void> {
  const postmaster = runningPostmaster(cluster.folder);
  if (postmaster === null) return;
  signal(postmaster, 'SIGINT');
  if (await gone(cluster, postmaster, patience)) return;
  signal(postmaster, 'SIGQUIT');
  if (!(await gone(cluster, postmaster, 5_000))) signal(postmaster, 'SIGKILL');
}

function makeCluster(cluster: PostgresCluster, dataFolder: string, password: string): void {
  const { account, binaries, folder } = cluster;
  const draft = `${folder}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  removeAbandonedDrafts(dataFolder);
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account !== null) {
      chownSync(draft, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const stdin = openSync(passwordFile, 'r');
    const { status, stdout, stderr } = spawnSync(
      binaries.initdb,
      [
        ...['-D', folderAsSeen(cluster, draft), `--username=${ADMINISTRATOR}`, '--pwfile=/dev/stdin'],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=it-IT'],
        ...(cluster.durable ? [] : ['--no-sync']),
      ],
      { ...identity(account), cwd: draft, stdio: [stdin, 'pipe', 'pipe'], encoding: 'utf8', env: plainEnvironment() },
    );
    closeSync(stdin);
    if (status !== 0) throw initFault(`${stdout}${stderr}`, dataFolder);
    renameSync(draft, folder);
  } catch (error) {
    // Another process may have made the cluster in the meantime: then ours is not needed.
    if (systemErrorCode(error) !== 'ENOTEMPTY' && systemErrorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** What was being made when its maker was killed. */
function removeAbandonedDrafts(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    const maker = /^postgres\.(\d+)\.[0-9a-f]{8}(?:\.password)?$/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(dataFolder, name), { recursive: true, force: true });
  }
}

function refuseOtherVersion({ folder, binaries }: PostgresCluster): void {
  const written = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (written === String(binaries.majorVersion)) return;
  throw new StartFault(
    Number(written) > binaries.majorVersion
      ? `The data in ${folder} were written by PostgreSQL ${written}, newer than the ${binaries.majorVersion} of this Percorso: use the newer Percorso again; nothing was changed.`
      : `The data in ${folder} were written by PostgreSQL ${written}, older than the ${binaries.majorVersion} of this Percorso: move them as docs/operations.md says; nothing was changed.`,
  );
}

async function startPostmaster(
  cluster: PostgresCluster,
  port: number,
): Promise<{ postmaster: Postmaster; log: string } | { postmaster: null; log: string }> {
  if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > LOG_FILE_LIMIT) {
    renameSync(cluster.logFile, `${cluster.logFile}.1`);
  }
  const logStart = existsSync(cluster.logFile) ? statSync(cluster.logFile).size : 0;
  // A file and not a pipe, and a session of its own: the server outlives us when we are killed, and a Ctrl-C in
  // the terminal reaches us alone, so that it stops after the requests in flight.
  const log = openSync(cluster.logFile, 'a', 0o600);
  const child = spawn(
    cluster.binaries.postgres,
    ['-D', folderAsSeen(cluster, cluster.folder), '-p', String(port), ...configuration(cluster)],
    { ...identity(cluster.account), cwd: cluster.folder, stdio: ['ignore', log, log], detached: true, env: plainEnvironment() },
  );
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));

  const logged = () => readFileSync(cluster.logFile, 'utf8').slice(logStart);
  for (;;) {
    const postmaster = runningPostmaster(cluster.folder);
    if (postmaster !== null && postmaster.pid === child.pid) return { postmaster, log: '' };
    if (ended) return { postmaster: null, log: logged() };
    await sleep(5);
  }
}

function configuration({ durable }: PostgresCluster): string[] {
  const safety = durable ? 'on' : 'off';
  return Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: safety,
    synchronous_commit: safety,
    full_page_writes: safety,
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // A value in a statement may be a name or an address: the log keeps neither.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function initFault(output: string, dataFolder: string): StartFault {
  // A full disk also kills the programs by a signal, before they can say why.
  const { bavail, bsize } = statfsSync(dataFolder);
  if (output.includes('No space left on device') || bavail * bsize < EMPTY_CLUSTER_SIZE) return diskFull(dataFolder);
  return new StartFault(`The embedded PostgreSQL cannot be set up in ${dataFolder}: ${lastLine(output)}`);
}

/** What no second try can help, in a sentence; null: try again. */
function startFault(log: string, cluster: PostgresCluster, port: number | null): StartFault | null {
  if (log.includes('No space left on device')) return diskFull(cluster.folder);
  if (log.includes('Read-only file system')) {
    return new StartFault(`${cluster.folder} lies on a disk that can only be read: nothing was changed.`);
  }
  if (log.includes('Permission denied')) {
    return new StartFault(`${cluster.folder} may not be read and written by the user who runs the database: ${lastLine(log)}`);
  }
  if (port !== null && log.includes('Address already in use')) {
    return new StartFault(`Port ${port} of the embedded PostgreSQL was taken by another program while it was away.`);
  }
  return null;
}

/**
 * The folder as the server may name it: root may have made it, or a folder above it, closed to everybody else.
 * The process starts inside of it, and this name of the working folder asks for no rights above.
 */
function folderAsSeen({ account }: Pick<PostgresCluster, 'account'>, folder: string): string {
  return account === null ? folder : '/proc/self/cwd';
}

function identity(account: PostgresAccount | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/** Nothing of the outer environment may steer the server (PGDATA, PGPORT), nor its messages be in another language. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

async function gone(cluster: PostgresCluster, { pid }: Postmaster, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (runningPostmaster(cluster.folder)?.pid === pid) {
    if (performance.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

function signal({ pid }: Postmaster, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (systemErrorCode(error) !== 'ESRCH') throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new StartFault('No free port was found on the loopback.'));
        else resolve(address.port);
      });
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
