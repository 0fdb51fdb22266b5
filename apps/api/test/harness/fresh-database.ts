import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { databaseOptions } from '../../src/kernel/database.js';

/** A migrated database of its own for one test file, on the PostgreSQL that all test files share. */
export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Where start-shared-postgres.mjs says at which address its server is. */
const SHARED_POSTGRES = 'PERCORSO_TEST_POSTGRES';
const INSUFFICIENT_PRIVILEGE = '42501';

/** Copies the template, which is made once for each state of the migrations. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env[SHARED_POSTGRES] ?? '';
  const template = `template_${migrationsHash()}`;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock(7301)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) await makeTemplate(client, server, template);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: urlOf(server, name),
    drop: () => withClient(server, (client) => dropDatabase(client, name)),
  };
}

/** Only a superuser may end an autovacuum worker that is at it in there, so we wait until it is through. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`drop database ${name} with (force)`);
      return;
    } catch (error) {
      if (attempt === 50 || !(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error;
      await sleep(200);
    }
  }
}

async function makeTemplate(client: pg.Client, url: string, template: string): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await client.query(`drop database if exists ${unfinished}`);
  await client.query(`create database ${unfinished}`);
  const orm = await MikroORM.init({ ...databaseOptions(urlOf(url, unfinished), 1), logger: () => undefined });
  await orm.migrator.up();
  await orm.close(true);
  await client.query(`alter database ${unfinished} rename to ${template}`);
}

function migrationsHash(): string {
  const folder = join(__dirname, '../../migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

function urlOf(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
