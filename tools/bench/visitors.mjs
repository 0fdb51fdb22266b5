// The process of those who ask for a quiet meeting while others rush for a hot one: { port, quiet, hot, people } begins,
// and 'stop' makes it tell what they saw: latencies in milliseconds, and sentences about wrong answers.
import { setTimeout as sleep } from 'node:timers/promises';
import { clientOperation } from './client-operation.mjs';
import { gather, graphqlRequest } from './crowd.mjs';
import { registering } from './rush.mjs';

/** Milliseconds between two rounds of questions. */
const PAUSE = 20;

let isOver = false;

process.on('message', (message) => {
  isOver = message === 'stop';
  if (!isOver) void askOn(message).then((seen) => process.send(seen));
});

async function askOn({ port, quiet, hot, people }) {
  const seen = { page: [], registration: [], 'hot page': [], faults: [] };
  await Promise.all(people.map((person) => askAs(person, port, quiet, hot, seen)));
  return seen;
}

async function askAs(person, port, quiet, hot, seen) {
  const visitor = await gather(port, 1);
  for (let time = 0; !isOver; time++) {
    for (const [what, asking] of [['page', pageOf(quiet)], ['registration', registering(quiet, person, time)], ['hot page', pageOf(hot)]]) {
      const { answers, latencies } = await visitor.ask([asking]);
      seen[what].push(...latencies);
      if (answers[0].status !== 200 || JSON.parse(answers[0].body).errors) seen.faults.push(`a wrong answer for the ${what}: ${answers[0].body.slice(0, 200)}`);
    }
    await sleep(PAUSE);
  }
  visitor.close();
}

function pageOf({ meetingId }) {
  return graphqlRequest({ ...clientOperation('MeetingPage'), variables: { id: meetingId } });
}
