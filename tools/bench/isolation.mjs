// Whether people who ask for another meeting notice that thousands ask for one: its page and a registration in it are
// asked again and again, in peace and in the middle of a rush; and whether the page of the hot one can be read. Who asks
// has a process of their own: in the crowd's it would be measured how long it takes to send thousands of requests.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from './crowd.mjs';
import { hotMeetings, PEOPLE } from './hot-meetings.mjs';
import { registering } from './rush.mjs';

const VISITORS = 3;
/**
 * Milliseconds within which the crowd comes, several times faster than it can be served. In one moment it would need one of
 * two processors for a tenth of a second just to ask, and that would be measured.
 */
const COMING = 500;
/** For how long they ask in peace, about as long as a rush takes; and what the crowd's connections need to be gone. Milliseconds. */
const PEACE = 3_000;
const CLOSING = 500;
/** Milliseconds within which the page of the hot meeting is there. */
const READABLE = 1_000;

export const isolation = {
  name: 'isolation',
  thing: "p99 of another meeting's page and registration while 4,000 register for one meeting; the page of that one is readable too",
  reference: 'the same in peace',
  target: { atMost: 2 },
  async prepare(place, rounds) {
    const [quiet, ...hot] = await hotMeetings(place, rounds + 2);
    const port = await place.startServer();
    const visitors = fork(new URL('visitors.mjs', import.meta.url));
    // Whoever asks for the quiet meeting is somebody new each time.
    let person = 100;
    const askAbout = (meeting) => visitors.send({ port, quiet, hot: meeting, people: Array.from({ length: VISITORS }, () => person++) });
    const whatTheySaw = async () => {
      visitors.send('stop');
      const [seen] = await once(visitors, 'message');
      return seen;
    };
    return {
      thing: async (round) => {
        const crowd = await gather(port, PEOPLE);
        askAbout(hot[round]);
        const { answers } = await crowd.ask(Array.from({ length: PEOPLE }, (_, index) => registering(hot[round], round, index)), { within: COMING });
        const seen = await whatTheySaw();
        crowd.close();
        await sleep(CLOSING);
        return inFigures(seen, answers.filter(({ status }) => status !== 200).length);
      },
      reference: async (round) => {
        askAbout(hot[round]);
        await sleep(PEACE);
        return inFigures(await whatTheySaw(), 0);
      },
      close: () => void visitors.kill(),
    };
  },
};

/** @returns as `seconds` the p99 of the answers about the quiet meeting */
function inFigures({ page, registration, 'hot page': hotPage, faults }, refused) {
  const latencies = [...page, ...registration].sort((one, other) => one - other);
  const slowest = Math.max(...hotPage);
  return {
    seconds: latencies[Math.floor(latencies.length * 0.99)] / 1000,
    latencies,
    faults: [
      ...faults.slice(0, 3),
      ...(refused > 0 ? [`${refused} of the crowd were refused`] : []),
      ...(slowest > READABLE ? [`the page of the hot meeting took ${Math.round(slowest)} ms`] : []),
    ],
  };
}
