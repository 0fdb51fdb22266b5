import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hotMeetings } from '../bench/hot-meetings.mjs';
import { faultsOfHistory } from './history.mjs';
import { askForSeat, everybodyRegisters, signedInPeople } from './people.mjs';

const SEATS = 100;
/** Milliseconds: twice four tries of three seconds, since the second batch waits for the first; and what others take at most. */
const LONGEST_BUSY = 28_000;
const LONGEST_ELSEWHERE = 2_000;

export const heldLock = {
  name: 'F12',
  what: 'the seats of three meetings locked by somebody else for half a minute: people are told to try again, and other meetings do not notice',
  mutants: ['locks that are waited for'],
  async run(place, { build }) {
    const meetings = await hotMeetings(place, 4, SEATS);
    const [free, ...held] = meetings;
    const people = await signedInPeople(place, 300);
    const { port } = await place.startServerProcess({ build });
    const holder = new pg.Client(place.databaseUrl);
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from quota where meeting_id = any ($1::uuid[]) for update', [held.map(({ meetingId }) => meetingId)]);

    const began = performance.now();
    const waiting = Promise.all(
      people.slice(0, 60).map(async (person, index) => ({ ...(await askForSeat(port, person, held[index % held.length])), milliseconds: performance.now() - began })),
    );
    await sleep(500);
    const elsewhere = await everybodyRegisters(() => port, people.slice(60), free, { sentAgain: Infinity });
    const live = await fetch(`http://127.0.0.1:${port}/health/live`).then(({ status }) => status);
    const busy = await waiting;
    await holder.query('commit');
    await holder.end();
    const after = await everybodyRegisters(() => port, people.slice(0, 60), held[0], { sentAgain: Infinity });

    const slowest = Math.max(...elsewhere.told.map(({ milliseconds }) => milliseconds));
    const longest = Math.max(...busy.map(({ milliseconds }) => milliseconds));
    return {
      figures: `told after at most ${Math.round(longest)} ms to try again; elsewhere at most ${Math.round(slowest)} ms`,
      faults: [
        ...elsewhere.faults,
        ...after.faults,
        ...(busy.some(({ code }) => code !== 'BUSY') ? ['somebody was not told that it is busy'] : []),
        ...(longest > LONGEST_BUSY ? [`somebody waited ${Math.round(longest)} ms`] : []),
        ...(slowest > LONGEST_ELSEWHERE ? [`in another meeting somebody waited ${Math.round(slowest)} ms`] : []),
        ...(live === 200 ? [] : [`/health/live says ${live}`]),
        ...(await faultsOfHistory(place, free, elsewhere.told, SEATS)),
        ...(await faultsOfHistory(place, held[0], after.told, SEATS)),
      ],
    };
  },
};
