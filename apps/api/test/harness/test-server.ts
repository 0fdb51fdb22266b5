import type { AddressInfo } from 'node:net';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../src/kernel/clock.js';
import { readSettings, type Settings } from '../../src/kernel/settings.js';
import { createServer } from '../../src/main.js';
import { Browser } from './browser.js';
import { freshDatabase } from './fresh-database.js';

/** The whole server on a port of its own and an empty database of its own. */
export interface TestServer {
  readonly url: string;
  readonly databaseUrl: string;
  readonly settings: Settings;
  readonly app: NestFastifyApplication;
  /** A fresh view of the database, for builders and for looking at what a test did. */
  em(): EntityManager;
  /** Somebody's browser: cookies of its own. */
  browser(headers?: Record<string, string>): Browser;
  /** Sets the clock of the server; null: the real time again. */
  setNow(now: Date | null): void;
  stop(): Promise<void>;
}

/** @param environment  settings of this server, as they would stand in the environment */
export async function startTestServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const database = await freshDatabase();
  const settings = readSettings(
    {
      PORT: '3999',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      DATABASE_URL: database.url,
      PERCORSO_DEMO: 'off',
      SESSION_SECRET: 'for tests only, and long enough for it',
      ...environment,
    },
    () => 'never asked for',
    '/',
  );
  const app = await createServer(settings, database.url);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const clock = app.get(Clock);
  let set: Date | null = null;
  clock.now = () => set ?? new Date();
  return {
    url,
    databaseUrl: database.url,
    settings,
    app,
    em: () => app.get(MikroORM).em.fork(),
    browser: (headers) => new Browser(url, headers),
    setNow: (now) => {
      set = now;
    },
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}
