import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Kept between runs, so that none but the first waits for a new cluster. What a test writes need not outlive the machine. */
const clusterFolder = join(tmpdir(), `percorso-test-${process.getuid?.() ?? 'user'}`);

/**
 * Jest's globalSetup: starts the PostgreSQL that all test files share, each with a database of its own. It runs in a
 * process of its own, as the embedded one always does; fresh-database.ts finds its address in the environment.
 */
export default async function startSharedPostgres() {
  const user = spawn(process.execPath, [join(import.meta.dirname, 'embedded-postgres-user.mjs'), clusterFolder, 'not-durable'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(user.stdout, 'data');
  const { url, fault } = JSON.parse(String(line));
  if (fault) throw new Error(fault);
  process.env.PERCORSO_TEST_POSTGRES = url;
  globalThis.userOfSharedPostgres = user;
}
