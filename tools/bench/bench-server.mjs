// One server process for a benchmark, as in production: listens on a free port and tells it to whoever forked it.
import { built } from './bench-database.mjs';

const { readSettings } = await built('kernel/settings.js');
const { createServer } = await built('main.js');

const settings = readSettings(
  { ...process.env, NODE_ENV: 'production', PERCORSO_DEMO: 'off', LOG_LEVEL: 'warn', SESSION_SECRET: 'for benchmarks only, and long enough' },
  () => 'never asked for',
  '/',
);
const app = await createServer(settings, settings.databaseUrl);
await app.listen(0, '127.0.0.1');
process.send(app.getHttpServer().address().port);
process.on('SIGTERM', async () => {
  await app.close();
  process.exit(0);
});
