// Whether people who ask for another meeting notice that thousands ask for one: its page and a registration in it are
// asked again and again, in peace and in the middle of a rush.
import { setTimeout as sleep } from 'node:timers/promises';
import { clientOperation } from './client-operation.mjs';
import { gather, graphqlRequest } from './crowd.mjs';
import { hotMeetings, PEOPLE } from './hot-meetings.mjs';
import { registering } from './rush.mjs';

/** Milliseconds between two questions about the quiet meeting. */
const PAUSE = 20;
/** Questions in peace; in a rush as many as fit. */
const QUESTIONS = 150;

export const isolation = {
  name: 'isolation',
  thing: "p99 of another meeting's page and registration while 4,000 register for one meeting; the page of that one is readable too",
  reference: 'the same in peace',
  target: { atMost: 2 },
  async prepare(place, rounds) {
    const [quiet, ...hot] = await hotMeetings(place, rounds + 2);
    const port = await place.startServer();
    // Whoever asks for the quiet meeting is somebody new each time.
    let crowdOfQuiet = 100;
    return {
      thing: async (round) => {
        const meeting = hot[round];
        const crowd = await gather(port, PEOPLE);
        const rush = crowd.ask(Array.from({ length: PEOPLE }, (_, index) => registering(meeting, round, index)));
        let isOver = false;
        void rush.then(() => (isOver = true));
        const seen = await askAbout(port, quiet, meeting, () => isOver, crowdOfQuiet++);
        await rush;
        crowd.close();
        return seen;
      },
      reference: (round) => {
        let left = QUESTIONS;
        return askAbout(port, quiet, hot[round], () => left-- <= 0, crowdOfQuiet++);
      },
    };
  },
};

/** Asks until it is over. @returns as `seconds` the p99 of the answers about the quiet meeting */
async function askAbout(port, quiet, hot, isOver, crowdOfQuiet) {
  const visitor = await gather(port, 1);
  const latencies = [];
  const faults = [];
  for (let index = 0; !isOver(); index++) {
    for (const [what, asking] of [['page', pageOf(quiet)], ['registration', registering(quiet, crowdOfQuiet, index)], ['hot page', pageOf(hot)]]) {
      const { answers, latencies: taken } = await visitor.ask([asking]);
      if (what !== 'hot page') latencies.push(...taken);
      if (answers[0].status !== 200 || JSON.parse(answers[0].body).errors) faults.push(`a wrong answer for the ${what}: ${answers[0].body.slice(0, 200)}`);
    }
    await sleep(PAUSE);
  }
  visitor.close();
  const sorted = [...latencies].sort((one, other) => one - other);
  return { seconds: (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Infinity) / 1000, latencies, faults: faults.slice(0, 3) };
}

function pageOf({ meetingId }) {
  return graphqlRequest({ ...clientOperation('MeetingPage'), variables: { id: meetingId } });
}
