import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { hotMeetings } from '../bench/hot-meetings.mjs';
import { faultsOfHistory } from './history.mjs';
import { everybodyRegisters, signedInPeople } from './people.mjs';

const SEATS = 500;
/** People who ask one after the other, as on a busy day. */
const PEOPLE = 3_000;

export const rollingRestart = {
  name: 'F11',
  what: 'three servers and two workers started anew one after the other while people register: whoever finds a door closed asks at the next, and nobody is told of a failure',
  mutants: ['unlocked'],
  async run(place, { build }) {
    const [meeting] = await hotMeetings(place, 1, SEATS);
    const people = await signedInPeople(place, PEOPLE);
    const servers = await Promise.all([1, 2, 3].map(() => place.startServerProcess({ build })));
    const workers = [place.startWorker(build), place.startWorker(build)];
    let isOver = false;
    const restarts = restartAll().finally(() => (isOver = true));
    const told = [];
    const faults = [];
    let failed = 0;
    for (let first = 0; first < people.length && !(isOver && first > people.length / 2); first += 50) {
      const answers = await everybodyRegisters((index, tries) => servers[(index + tries) % servers.length].port, people.slice(first, first + 50), meeting, { sentAgain: Infinity });
      told.push(...answers.told);
      faults.push(...answers.faults);
      failed += answers.failed;
    }
    await restarts;
    return {
      figures: `${told.length} answers, ${told.filter(({ tries }) => tries > 1).length} of them after a closed door, ${failed} failures`,
      faults: [...faults, ...(failed > 0 ? [`${failed} were answered with a failure`] : []), ...(await faultsOfHistory(place, meeting, told, SEATS))],
    };

    async function restartAll() {
      for (const [index, server] of servers.entries()) {
        await stop(server.child);
        servers[index] = await place.startServerProcess({ port: server.port, build });
      }
      for (const worker of workers) {
        await stop(worker);
        place.startWorker(build);
      }
    }
  },
};

async function stop(child) {
  child.kill('SIGTERM');
  await once(child, 'exit');
  await sleep(100);
}
