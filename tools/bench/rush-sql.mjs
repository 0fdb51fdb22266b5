// The same rush without HTTP and GraphQL: the statements that lock the seats and decide a batch, one transaction after
// the other over one connection, for people whom the database knows.
import { createHash } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../apps/api/dist/src/kernel/database.js';
import { newId } from '../../apps/api/dist/src/kernel/ids.js';
import { registerMany } from '../../apps/api/dist/src/registrations/registration-batch.js';
import { lockSeats } from '../../apps/api/dist/src/registrations/registration-seats.js';
import { faultsOfMeeting, hotMeetings, manyPeople, plainInserts } from './hot-meetings.mjs';

/** People in a batch, as the admission queue takes them. */
const BATCH = 500;

export const rushSql = {
  name: 'rush-sql',
  thing: 'the statements that register 4,000 people for 1,000 seats, 500 in a transaction',
  reference: '4,000 plain inserts of one row, same database',
  target: { atMost: 0.3 },
  async prepare(place, rounds) {
    const meetings = await hotMeetings(place, 2 * (rounds + 1));
    const people = await manyPeople(place);
    const orm = await MikroORM.init({ ...databaseOptions(place.databaseUrl), logger: () => undefined });
    return {
      thing: (round) => registerAll(place, orm, meetings[2 * round], people, round),
      reference: (round) => plainInserts(place, meetings[2 * round + 1], people),
      close: () => orm.close(true),
    };
  },
};

async function registerAll(place, orm, meeting, people, round) {
  const requests = people.map((personId) => requestOf(meeting, personId, round));
  const latencies = [];
  const outcomes = [];
  const began = performance.now();
  while (outcomes.length < requests.length) {
    const batch = requests.slice(outcomes.length, outcomes.length + BATCH);
    const decided = await orm.em.fork().transactional(async (em) => registerMany(em, await lockSeats(em, meeting.meetingId), meeting.meetingId, batch, new Date()));
    outcomes.push(...decided);
    latencies.push(...batch.map(() => performance.now() - began));
  }
  const seconds = (performance.now() - began) / 1000;
  const others = outcomes.filter((outcome) => outcome?.kind !== 'REGISTERED');
  const faults = others.length > 0 ? [`${others.length} are not registered, such as ${JSON.stringify(others[0])}`] : [];
  return { seconds, latencies, faults: [...faults, ...(await faultsOfMeeting(place, meeting, 'CONFIRMED'))] };
}

function requestOf({ meetingId, admissionId }, personId, round) {
  const wish = { meetingId, admissionId, locale: 'it', organisationId: null, organisationName: null, comesAs: null, municipality: null, needs: null, consents: ['privacy@1'] };
  const tokenHash = createHash('sha256').update(`${round} ${personId}`).digest('base64url');
  return { id: newId(), wish, by: { personId }, idempotency: { scope: personId, key: `rush-${round}`, contentHash: 'content' }, tokenHash };
}
