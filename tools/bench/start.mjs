// npm start on a prepared checkout, until the first question is answered.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../workspace.mjs';
import { freePort } from './place.mjs';

const QUESTION = JSON.stringify({ query: '{ processes(first: 50) { totalCount } }' });
/** Five real processes and the one in the future. */
const PROCESSES = 6;
/** Milliseconds; the demonstration is loaded at the warm-up. */
const PATIENCE = 90_000;

export const start = {
  name: 'start',
  thing: 'npm start with the demonstration loaded before, to the first answered query',
  reference: 'none',
  target: { atMost: 5 },
  prepare: async (place) => ({ thing: () => startOnce(join(place.folder, 'start')), reference: null }),
};

async function startOnce(data) {
  const port = await freePort();
  const environment = { ...process.env, PERCORSO_DATA: data, PORT: String(port), PERCORSO_DEMO: 'on', DATABASE_URL: '', NODE_ENV: '', npm_lifecycle_event: undefined };
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'tools/start.mjs')], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  const processes = await firstAnswer(`http://localhost:${port}/graphql`, began + PATIENCE);
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  await ended;
  return { seconds, latencies: [seconds * 1000], faults: processes === PROCESSES ? [] : [`${processes} processes were there, and should be ${PROCESSES}`] };
}

async function firstAnswer(url, end) {
  for (; performance.now() < end; await sleep(10)) {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: QUESTION }).catch(() => null);
    if (answer?.ok) return (await answer.json()).data.processes.totalCount;
  }
  throw new Error('npm start did not answer in time.');
}
