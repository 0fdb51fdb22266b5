import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import { keptSecret } from './kept-secret.js';
import { ADMINISTRATOR, openCluster, runCluster, stopCluster, type PostgresCluster } from './postgres-cluster.js';
import { folderFault, StartFault, systemErrorCode } from './start-fault.js';

/** The embedded PostgreSQL, for as long as it is used. */
export interface EmbeddedPostgres {
  /** The database `percorso`, as its owner, who is no superuser but may make further databases. */
  readonly url: string;
  /** Whether it was started by us, and not found running. */
  readonly started: boolean;
  /** Ends the use; stops the server if nobody else uses it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** False: faster, and a crash of the machine may lose everything. For tests only. */
  readonly durable?: boolean;
  /** Told when the server went away and cannot be brought back. */
  readonly onLost?: (fault: unknown) => void;
}

const OWNER = 'percorso';
const DATABASE = 'percorso';

/** Whoever uses the server holds this lock, shared, in a session of its own: it ends with the process, however that ends. */
const IN_USE = [0x70657263, 1];

const STOP_PATIENCE = 5_000;
/** How often, and after how many milliseconds, somebody who leaves looks whether others really use the server. */
const LAST_USER_TRIES = 5;
const LAST_USER_PAUSE = 100;

/**
 * Uses the PostgreSQL kept in a data folder: reaches the server that runs there, also one left over by a killed
 * process, or starts it. Several processes may use it; the last one to stop it ends it. If the server dies while
 * it is used, it is started again on the same port.
 *
 * @throws StartFault  one sentence: full disk, read-only or foreign folder, data of another version
 */
export async function useEmbeddedPostgres(
  dataFolder: string,
  { durable = true, onLost = () => undefined }: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const folder = resolve(dataFolder);
  const passwords = {
    administrator: keptSecret(folder, 'postgres-administrator-password'),
    owner: keptSecret(folder, 'postgres-password'),
  };
  const cluster = openCluster(folder, passwords.administrator, durable);
  let held = await hold(cluster, passwords, null).catch((error: unknown) => {
    throw folderFault(error, folder);
  });
  let revival = Promise.resolve();
  let stopping = false;

  const { started, port } = held;
  const watch = () =>
    held.client.once('end', () => {
      if (!stopping) revival = hold(cluster, passwords, port).then(watchAgain, onLost);
    });
  const watchAgain = (again: Held) => {
    held = again;
    watch();
  };
  watch();

  return {
    url: databaseUrl(port, passwords.owner),
    started,
    stop: async () => {
      stopping = true;
      await revival;
      if (await release(held.client)) await stopCluster(cluster, STOP_PATIENCE);
      await held.client.end();
    },
  };
}

interface Passwords {
  readonly administrator: string;
  readonly owner: string;
}

interface Held {
  readonly client: pg.Client;
  readonly port: number;
  readonly started: boolean;
}

async function hold(cluster: PostgresCluster, passwords: Passwords, wantedPort: number | null): Promise<Held> {
  let startedByUs = false;
  for (;;) {
    const { postmaster, started } = await runCluster(cluster, wantedPort);
    startedByUs ||= started;
    if (wantedPort !== null && postmaster.port !== wantedPort) {
      throw new StartFault(`The embedded PostgreSQL was started again on another port, ${postmaster.port}: restart Percorso.`);
    }
    const client = await holdOnce(postmaster.port, passwords, cluster);
    if (client !== null) return { client, port: postmaster.port, started: startedByUs };
    await sleep(20);
  }
}

/** @returns null when the server is not up yet, or is going down: look again */
async function holdOnce(port: number, passwords: Passwords, cluster: PostgresCluster): Promise<pg.Client | null> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ADMINISTRATOR,
    password: passwords.administrator,
    database: 'postgres',
    application_name: 'percorso in use',
    keepAlive: true,
  });
  // Without a listener a server that goes away would take us along; the 'end' that follows says all we need.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1, $2)', IN_USE);
    await makeDatabase(client, passwords.owner);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (isPassing(error)) return null;
    if (systemErrorCode(error) === '28P01') {
      throw new StartFault(
        `The password kept beside ${cluster.folder} is not the one of the database: put the file postgres-administrator-password back from a copy of the data folder.`,
        error,
      );
    }
    throw error;
  }
}

async function makeDatabase(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $2) as database`,
    [OWNER, DATABASE],
  );
  if (rows[0]?.role === true && rows[0].database) return;
  // Two that come first together: one waits here, and then finds everything done.
  await client.query('select pg_advisory_lock($1, $2)', [IN_USE[0], 2]);
  try {
    const missing = async (question: string, name: string) => (await client.query(question, [name])).rowCount === 0;
    if (await missing('select from pg_roles where rolname = $1', OWNER)) {
      await client.query(`create role ${OWNER} login createdb password ${client.escapeLiteral(password)}`);
    }
    if (await missing('select from pg_database where datname = $1', DATABASE)) {
      await client.query(`create database ${DATABASE} owner ${OWNER}`);
    }
  } finally {
    await client.query('select pg_advisory_unlock($1, $2)', [IN_USE[0], 2]);
  }
}

/**
 * Gives up the use.
 *
 * @returns whether we were the last, and the server is to be stopped; whoever comes now waits for the lock until
 *          it is gone, and then starts it again
 */
async function release(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1, $2)', IN_USE);
    // The session of a user that was killed lives until the server hears of it, which a busy machine delays.
    for (let attempt = 1; ; attempt++) {
      const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1, $2) as last', IN_USE);
      if (rows[0]?.last === true) return true;
      if (attempt === LAST_USER_TRIES) return false;
      await sleep(LAST_USER_PAUSE);
    }
  } catch {
    // The server is away: nothing to stop, or somebody stops it already.
    return false;
  }
}

/** Whether the server was starting, stopping or not there: class 57 (operator intervention), 08 and refused connections. */
function isPassing(error: unknown): boolean {
  const code = systemErrorCode(error);
  if (code === null) return error instanceof Error && /Connection terminated/.test(error.message);
  return ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) || code.startsWith('08');
}

function databaseUrl(port: number, password: string): string {
  return `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
}
