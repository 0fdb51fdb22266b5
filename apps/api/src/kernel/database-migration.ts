import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { databaseOptions, migrationNames } from './database.js';
import { StartFault, systemErrorCode } from './start-fault.js';

const OLDEST_SERVER = 15;

/** Held while migrating: of several processes that start together, one migrates and the others wait for it. */
const MIGRATION_LOCK = [0x70657263, 3];

/** How a database stands to this code. */
export interface DatabaseState {
  /** As "18.4". */
  readonly serverVersion: string;
  /** Names of the migrations still to be run, in order. */
  readonly pending: readonly string[];
}

/**
 * Brings the tables up to this code, in one transaction: an interrupted attempt leaves nothing behind.
 *
 * @returns the names of the migrations that were run, in order
 * @throws StartFault  when the database cannot be reached, is older than PostgreSQL 15, or was used by a newer Percorso
 */
export async function migrateDatabase(databaseUrl: string): Promise<readonly string[]> {
  return withClient(databaseUrl, async (client) => {
    await client.query('select pg_advisory_lock($1, $2)', MIGRATION_LOCK);
    const { pending } = await stateOf(client);
    if (pending.length === 0) return pending;

    const options = databaseOptions(databaseUrl, 1);
    const orm = await MikroORM.init({
      ...options,
      // A migration of many rows may take its time, but waits for nobody's lock.
      driverOptions: { application_name: 'percorso migrate', lock_timeout: 10_000 },
      // The caller says what was done.
      logger: () => undefined,
    });
    try {
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
    return pending;
  });
}

/**
 * Looks without changing anything.
 *
 * @throws StartFault  as migrateDatabase
 */
export async function databaseState(databaseUrl: string): Promise<DatabaseState> {
  return withClient(databaseUrl, stateOf);
}

async function stateOf(client: pg.Client): Promise<DatabaseState> {
  const { rows } = await client.query<{ version: string; number: number; table: string | null }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            to_regclass('migration')::text as table`,
  );
  const [server] = rows;
  if (server === undefined) throw new StartFault('The database gave no version.');
  const serverVersion = server.version.split(' ')[0] ?? server.version;
  if (server.number < OLDEST_SERVER * 10_000) {
    throw new StartFault(`Percorso needs PostgreSQL ${OLDEST_SERVER} or newer, and the database is ${serverVersion}.`);
  }
  const done = server.table === null ? [] : (await client.query<{ name: string }>('select name from migration order by name')).rows;
  const known = migrationNames();
  const unknown = done.filter(({ name }) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StartFault(
      `The database was last used by a newer Percorso (${unknown.map(({ name }) => name).join(', ')}): use that one; nothing was changed.`,
    );
  }
  return { serverVersion, pending: known.filter((name) => !done.some((migration) => migration.name === name)) };
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'percorso', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(error, databaseUrl);
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unreachable(error: unknown, databaseUrl: string): StartFault {
  const { host, pathname } = new URL(databaseUrl);
  const why =
    {
      ECONNREFUSED: 'nothing answers there',
      ENOTFOUND: 'there is no such host',
      EAI_AGAIN: 'there is no such host',
      ETIMEDOUT: 'it does not answer',
      '28P01': 'the password is wrong',
      '28000': 'the user may not enter',
      '3D000': 'there is no such database',
    }[systemErrorCode(error) ?? ''] ?? (error instanceof Error && error.message !== '' ? error.message : 'it does not answer');
  return new StartFault(`The database ${pathname.slice(1)} at ${host} cannot be used: ${why}.`, error);
}
