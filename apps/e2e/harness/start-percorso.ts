import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';

const READY_WITHIN = 120_000;
const command = new URL('../../api/bin/percorso.mjs', import.meta.url).pathname;

/** Starts the demonstration as people do, on an empty data folder, and gives back what stops it. */
export default async function startPercorso(config: FullConfig): Promise<() => Promise<void>> {
  const address = config.projects[0]?.use.baseURL ?? '';
  const data = await mkdtemp(join(tmpdir(), 'percorso-e2e-'));
  const percorso = spawn(process.execPath, [command, 'start'], {
    // Many journeys sign in as the same few people within minutes, which nobody does.
    env: { ...process.env, PORT: new URL(address).port, PUBLIC_URL: '', PERCORSO_DATA: data, PERCORSO_DEMO: 'on', LOG_LEVEL: 'warn', MAIL_RATE: '200', SIGN_IN_CODES_PER_MAILBOX: '100' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let ended = false;
  const exit = new Promise<void>((resolve) => percorso.once('exit', () => ((ended = true), resolve())));
  const stop = async () => {
    percorso.kill('SIGTERM');
    await exit;
    await rm(data, { recursive: true, force: true });
  };

  const giveUpAt = Date.now() + READY_WITHIN;
  while (!ended && Date.now() < giveUpAt) {
    const ready = await fetch(`${address}/health/ready`).catch(() => null);
    if (ready?.ok) return stop;
    await sleep(200);
  }
  await stop();
  throw new Error('Percorso did not become ready.');
}
