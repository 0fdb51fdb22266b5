import { setTimeout as sleep } from 'node:timers/promises';
import { hotMeetings } from '../bench/hot-meetings.mjs';
import { postmasterOf } from './cluster.mjs';
import { faultsOfHistory } from './history.mjs';
import { everybodyRegisters, signedInPeople } from './people.mjs';

const SEATS = 500;
const STOPS = 10;
/** How PostgreSQL is told to stop, by the signals of pg_ctl's modes: without a word, and with a rollback of what is open. */
const MODES = { immediate: 'SIGQUIT', fast: 'SIGINT' };
/** Milliseconds until the first answer once the database takes connections again. */
const LONGEST_SILENCE = 2_000;

export const stoppedDatabase = {
  name: 'F03',
  what: `the database stopped in the middle of a rush, ${STOPS} times immediately and ${STOPS} times fast`,
  mutants: ['commits that wait for nothing'],
  async run(place, { build, modes = Object.keys(MODES) }) {
    const servers = await Promise.all([1, 2].map(() => place.startServerProcess({ build })));
    const faults = [];
    const figures = [];
    const meetings = await hotMeetings(place, modes.length, SEATS);
    for (const [index, mode] of modes.entries()) {
      const people = await signedInPeople(place, 2_000);
      const told = [];
      const rush = everybodyRegisters((person, tries) => servers[(person + tries) % servers.length].port, people, meetings[index], { told });
      let silence = 0;
      for (let stop = 0; stop < STOPS; stop++) {
        await sleep(300);
        process.kill(postmasterOf(place), MODES[mode]);
        await untilItTakes(place);
        silence = Math.max(silence, await silenceOf(told, servers[0].port));
      }
      const { faults: unanswered } = await rush;
      figures.push(`${mode}: ${told.length} answers, at most ${Math.round(silence)} ms of silence`);
      faults.push(...unanswered, ...(await faultsOfHistory(place, meetings[index], told, SEATS)));
      if (silence > LONGEST_SILENCE) faults.push(`${mode}: nothing was answered for ${Math.round(silence)} ms after the database was back`);
    }
    faults.push(...servers.filter(({ child }) => child.exitCode !== null || child.signalCode !== null).map(() => 'a server ended with the database'));
    return { figures: figures.join('; '), faults };
  },
};

/** Waits until the database takes connections again. */
async function untilItTakes({ pool }) {
  for (;;) {
    await sleep(10);
    const answer = await pool.query('select 1').catch(() => null);
    if (answer) return;
  }
}

/** @returns milliseconds until somebody is told something; or, when nobody asks any more, until a server is ready */
async function silenceOf(told, port) {
  const [began, before] = [performance.now(), told.length];
  let isReady = false;
  const asking = (async () => {
    while (!isReady && told.length === before) {
      isReady = await fetch(`http://127.0.0.1:${port}/health/ready`).then(({ ok }) => ok, () => false);
      await sleep(10);
    }
  })();
  while (!isReady && told.length === before) await sleep(10);
  const silence = performance.now() - began;
  await asking;
  return silence;
}
