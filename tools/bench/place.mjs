// Where a bench takes place: a PostgreSQL of its own, as durable as a real one, with a migrated database, and a server
// process started from the build as in production.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { useEmbeddedPostgres } from '../../apps/api/dist/src/kernel/embedded-postgres.js';
import { nodeFlags, root } from '../workspace.mjs';

/** The build that runs, unless somebody wants another one. */
const OUR_BUILD = join(root, 'apps/api/dist');
const commandLine = (build = OUR_BUILD) => [...nodeFlags, join(build, 'src/cli.js')];

/** Connections that a server keeps to the database, and so do references. */
export const POOL = 10;
const PATIENCE = 90_000;

/** What a real installation behind a proxy on the same machine has set. */
const production = {
  NODE_ENV: 'production',
  SESSION_SECRET: 'for measuring only, and long enough for it',
  TRUST_PROXY: '127.0.0.1',
  HOST: '127.0.0.1',
  PERCORSO_DEMO: 'off',
  DATABASE_POOL: String(POOL),
};

/** Opens the place; everything in it ends with `close`. */
export async function openPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'percorso-bench-'));
  const postgres = await useEmbeddedPostgres(join(folder, 'data'));
  const pool = new pg.Pool({ connectionString: postgres.url, max: POOL, idleTimeoutMillis: 0 });
  // The end of a connection that PostgreSQL closes as it stops is none of our business.
  pool.on('error', () => undefined);
  const servers = [];
  await percorso('migrate');
  return {
    folder,
    databaseUrl: postgres.url,
    /** For looking, and for references. */
    pool,
    /** Brings a process in, as written in a programme file. */
    async bringIn(programme) {
      const file = join(folder, `${programme.slug}.yaml`);
      writeFileSync(file, JSON.stringify(programme));
      await percorso('import', file);
    },
    bringInFile: (file) => percorso('import', file),
    /** Starts a server process and waits until it answers. @returns its port */
    startServer: async () => (await startServer()).port,
    /** The same for who wants to do something to the process; on a port and from a build of their choice. @returns { port, child } */
    startServerProcess: startServer,
    /** Starts a worker, which has no port. */
    startWorker(build) {
      const child = spawn(process.execPath, [...commandLine(build), 'worker'], { env: ourEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] });
      servers.push(child);
      return child;
    },
    /** Starts a plain server that knows one answer. @returns its port */
    async startPlainServer(body) {
      const file = join(folder, 'answer.json');
      writeFileSync(file, body);
      const child = spawn(process.execPath, [join(root, 'tools/bench/plain-server.mjs'), file], { stdio: ['ignore', 'pipe', 'inherit'] });
      servers.push(child);
      const [line] = await once(child.stdout, 'data');
      return Number(line.toString());
    },
    async close() {
      for (const child of servers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await pool.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  function ourEnvironment() {
    return { ...process.env, ...production, DATABASE_URL: postgres.url };
  }

  async function startServer({ port: wanted, build, settings = {} } = {}) {
    const port = wanted ?? (await freePort());
    const child = spawn(process.execPath, [...commandLine(build), 'server'], { env: { ...ourEnvironment(), PORT: String(port), ...settings }, stdio: ['ignore', 'ignore', 'inherit'] });
    servers.push(child);
    await answering(`http://127.0.0.1:${port}/health/ready`, child);
    return { port, child };
  }

  async function percorso(...command) {
    const child = spawn(process.execPath, [...commandLine(), ...command], { env: ourEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`percorso ${command.join(' ')} ended with ${code}`);
  }
}

/** Waits until an address answers well. @param child  the process that should */
async function answering(url, child) {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`${url} did not answer in time.`);
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
