import { readdirSync } from 'node:fs';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { giveBackLostConnections } from './database-pool.js';
import { entities } from './entities.js';
import { currentView } from './request-view.js';

/** Where the migrations lie, beside this file's folder both in the sources and in the build. */
const migrationsFolder = new URL('../../migrations/', import.meta.url);

/**
 * How the product speaks with its database: one place for server, worker, command line and tests.
 *
 * @param url   postgres://user:password@host:port/database
 * @param pool  most connections held at once
 */
export function databaseOptions(url: string, pool = 10): Options {
  return defineConfig({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    migrations: { path: migrationsFolder.pathname, glob: '!(*.d).{js,ts}', snapshot: false, tableName: 'migration' },
    pool: { min: 0, max: pool },
    preferReadReplicas: false,
    context: currentView,
    forceUtcTimezone: true,
    driverOptions: {
      // Longer than any honest statement, short enough that one lost lock does not hold up a meeting for ever.
      lock_timeout: 3_000,
      statement_timeout: 10_000,
      application_name: 'percorso',
      onPoolCreated: giveBackLostConnections,
    },
  });
}

/** The names of all migrations, in order, to tell whether a database is up to date. */
export function migrationNames(): string[] {
  return readdirSync(migrationsFolder)
    .filter((file) => /^\d{4}-.*\.[jt]s$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => file.replace(/\.[jt]s$/, ''))
    .sort();
}
