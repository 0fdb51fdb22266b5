import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

const INSUFFICIENT_PRIVILEGE = '42501';

/** Shared by every test process of this user, so that only the first of them waits for a server to start. */
const clusterFolder = join(tmpdir(), `percorso-test-${process.getuid?.() ?? 'user'}`);

/** Copies the template, which is made once for each state of the migrations. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const postgres = await usePostgres();
  const template = `template_${migrationsHash()}`;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(postgres.url, async (client) => {
    await client.query('select pg_advisory_lock(7301)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) await makeTemplate(client, postgres.url, template);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: urlOf(postgres.url, name),
    drop: async () => {
      await withClient(postgres.url, (client) => dropDatabase(client, name));
      await postgres.stop();
    },
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

/** In a process of its own, which keeps the server running as long as it is used and outlives no test. */
async function usePostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const user = spawn(process.execPath, [join(__dirname, 'embedded-postgres-user.mjs'), clusterFolder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(user.stdout, 'data')) as [Buffer];
  const { url, fault } = JSON.parse(line.toString()) as { url: string; fault?: string };
  if (fault) throw new Error(fault);
  return {
    url,
    stop: async () => {
      const exited = once(user, 'exit');
      user.stdin.end();
      await exited;
    },
  };
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
