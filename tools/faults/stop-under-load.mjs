import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Connection, graphqlRequest } from '../bench/crowd.mjs';
import { hotMeetings } from '../bench/hot-meetings.mjs';
import { faultsOfHistory } from './history.mjs';
import { answerIn, everybodyRegisters, registering, signedInPeople } from './people.mjs';

const SEATS = 500;
const CONNECTIONS = 100;
/** Milliseconds for which the seats are locked before the word to stop and after it. */
const HELD_BEFORE = 300;
const HELD_AFTER = 700;
/** Milliseconds for the signal to reach the other process: a question may be there before it. */
const HEARD_AFTER = 50;
/** Milliseconds from the word to the end. */
const LONGEST_STOP = 10_000;

export const stopUnderLoad = {
  name: 'F10',
  what: 'a server told to stop in the middle of a rush: whatever it was asked is answered, readiness says no first, gone within 10 s',
  mutants: ['a stop that answers nobody'],
  async run(place, { build }) {
    const [meeting] = await hotMeetings(place, 1, SEATS);
    const people = await signedInPeople(place, 3_000);
    const [stopping, staying] = await Promise.all([1, 2].map(() => place.startServerProcess({ build })));
    const waiting = [...people];
    const told = [];
    let unanswered = 0;
    let failed = 0;
    // As a proxy does: over connections that stay open, until an answer says that it was the last.
    const askOn = async () => {
      const connection = new Connection(stopping.port);
      await connection.connected;
      for (let isLast = false; !isLast && waiting.length > 0; ) {
        const person = waiting.shift();
        const answer = await connection.ask(graphqlRequest(registering(person, meeting), '192.0.2.1', { cookie: person.cookie })).catch(() => null);
        const { registration, failed: isFailure } = answer ? answerIn(answer.body) : { registration: null };
        if (!answer) unanswered += 1;
        if (isFailure) failed += 1;
        if (registration) told.push({ personId: person.id, ...registration });
        else waiting.push(person);
        isLast = !answer || /\r\nconnection: close/i.test(answer.head);
      }
      connection.close();
    };
    let isTold = false;
    const beside = asksBeside(stopping.port, () => isTold);
    const rush = Promise.all(Array.from({ length: CONNECTIONS }, askOn));
    await sleep(300);
    // However quick the machine: when the word comes, every connection has a question that cannot be answered yet, and most
    // of these wait for their turn.
    const holder = new pg.Client(place.databaseUrl);
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from quota where meeting_id = $1 for update', [meeting.meetingId]);
    await sleep(HELD_BEFORE);
    isTold = true;
    await beside;
    const began = performance.now();
    stopping.child.kill('SIGTERM');
    await sleep(HEARD_AFTER);
    const unready = await fetch(`http://127.0.0.1:${stopping.port}/health/ready`).then(({ status }) => status, () => 'closed');
    await sleep(HELD_AFTER);
    await holder.end();
    if (stopping.child.exitCode === null && stopping.child.signalCode === null) await once(stopping.child, 'exit');
    const took = performance.now() - began;
    await rush;
    const before = told.length;
    const others = await everybodyRegisters(() => staying.port, waiting, meeting, { sentAgain: Infinity });
    told.push(...others.told);
    return {
      figures: `stopped in ${Math.round(took)} ms, readiness ${unready}; ${before} answers before, ${others.told.length} by the other server, ${unanswered} unanswered`,
      faults: [
        ...others.faults,
        ...(before === 0 || others.told.length === 0 ? ['it was not stopped in the middle'] : []),
        ...(took > LONGEST_STOP ? [`the stop took ${Math.round(took)} ms`] : []),
        ...(unready === 200 ? ['readiness said yes while it stopped'] : []),
        ...(unanswered > 0 ? [`${unanswered} were let in and not answered`] : []),
        ...(failed > 0 ? [`${failed} were answered with a failure`] : []),
        ...(await faultsOfHistory(place, meeting, told, SEATS)),
      ],
    };
  },
};

/** Somebody who asks for something else: beside them few of a crowd are at work at a time. */
async function asksBeside(port, isOver) {
  const connection = new Connection(port);
  await connection.connected;
  while (!isOver()) {
    await connection.ask(graphqlRequest({ query: '{ processes(first: 1) { totalCount } }' }, '192.0.2.2'));
    await sleep(50);
  }
  connection.close();
}
