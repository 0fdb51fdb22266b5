import { setTimeout as sleep } from 'node:timers/promises';
import { hotMeetings } from '../bench/hot-meetings.mjs';
import { faultsOfHistory } from './history.mjs';
import { everybodyRegisters, signedInPeople } from './people.mjs';

const SEATS = 500;
const KILLS = 10;
/** Milliseconds from when a server answers until it is killed. */
const LIFE = 300;
/** Milliseconds that an answer may take after the last start. */
const LONGEST_ANSWER = 1_000;

export const killedServer = {
  name: 'F02',
  what: `kill -9 of the server in the middle of a rush, ${KILLS} times, ${LIFE} ms after it answers again`,
  mutants: ['mails after the commit'],
  async run(place, { build }) {
    const [meeting] = await hotMeetings(place, 1, SEATS);
    const people = await signedInPeople(place, 1_000);
    const late = await signedInPeople(place, 100);
    let server = await place.startServerProcess({ build });
    const { port } = server;
    const rush = everybodyRegisters(() => port, people, meeting);
    for (let kill = 0; kill < KILLS; kill++) {
      await sleep(LIFE);
      server.child.kill('SIGKILL');
      server = await place.startServerProcess({ port, build });
    }
    const { told, faults } = await rush;
    const after = await everybodyRegisters(() => port, late, meeting, { sentAgain: Infinity });
    const slowest = Math.max(...after.told.map(({ milliseconds }) => milliseconds));
    return {
      figures: `${told.length + after.told.length} answers, ${told.filter(({ tries }) => tries > 1).length} of them after a new try; the slowest of 100 afterwards took ${Math.round(slowest)} ms`,
      faults: [
        ...faults,
        ...after.faults,
        ...(slowest > LONGEST_ANSWER ? [`after the last start an answer took ${Math.round(slowest)} ms`] : []),
        ...(await faultsOfHistory(place, meeting, [...told, ...after.told], SEATS)),
      ],
    };
  },
};
