// Whether it gets slower as years go by: registering, a page of 50 registrations, checking in and the public page with
// the numbers, in databases with 4,000, 40,000 and 400,000 registrations (4,000,000 with --full). Processes get more, not
// larger: each has 4,000 registrations.
import { randomUUID } from 'node:crypto';
import { clientOperation } from './client-operation.mjs';
import { gather, graphqlRequest } from './crowd.mjs';
import { manyRegistrations } from './many-registrations.mjs';
import { openPlace } from './place.mjs';
import { countStatements } from './statement-counter.mjs';

const SMALLEST = 4_000;
const SIZES = [40_000, 400_000, ...(process.argv.includes('--full') ? [4_000_000] : [])];
/** Of each operation in a round. */
const TIMES = 20;
/** Tables that get longer with everybody who takes part. */
const GROWING = ['registration', 'person', 'attendance', 'attendance_event', 'consent', 'registration_token', 'outgoing_mail', 'audit_entry', 'idempotency_key', 'invitation', 'calendar_entry'];

export const growth = {
  name: 'growth',
  thing: 'register, list a page of 50, check in and the page with the numbers, at 40,000 and 400,000 registrations: the worst of their p50',
  reference: 'the same at 4,000',
  target: { atMost: 1.5 },
  ratio: ({ thing, reference }) => Math.max(...thing.sizes.flatMap((medians) => Object.keys(medians).map((what) => medians[what] / reference.sizes[0][what]))),
  async prepare(place) {
    const [smallest, ...larger] = await Promise.all([installation(place, SMALLEST), ...SIZES.map(async (size) => installation(await openPlace(), size))]);
    return {
      thing: (round) => measured(larger, round),
      reference: (round) => measured([smallest], round),
      async close() {
        const faults = await faultsOf([smallest, ...larger]);
        for (const { place: opened } of larger) await opened.close();
        return faults;
      },
    };
  },
};

async function installation(place, size) {
  const known = await manyRegistrations(place, size, { perProcess: SMALLEST });
  const { rows } = await place.pool.query(`select id from registration where meeting_id = $1 order by id`, [known.today]);
  const counter = await countStatements(place.databaseUrl);
  const { port } = await place.startServerProcess({ settings: { DATABASE_URL: counter.url } });
  return { place, size, known, toCome: rows.map(({ id }) => id), counter, port, statements: {}, seqScansBefore: await seqScans(place) };
}

/** All operations in turns, at each size. @returns as `sizes` the p50 of each, in milliseconds, size by size */
async function measured(installations, round) {
  const sizes = [];
  const latencies = [];
  const faults = [];
  for (const one of installations) {
    const visitor = await gather(one.port, 1);
    const taken = {};
    for (let time = 0; time < TIMES; time++) {
      for (const [what, asking, isRight] of operations(one, round * TIMES + time)) {
        const before = one.counter.count();
        const { answers, latencies: [latency] } = await visitor.ask([asking]);
        (taken[what] ??= []).push(latency);
        (one.statements[what] ??= []).push(one.counter.count() - before);
        const { status, body } = answers[0];
        const { data, errors } = status === 200 ? JSON.parse(body) : {};
        if (!data || errors || !isRight(data)) faults.push(`${what} at ${one.size}: ${status} ${body.slice(0, 300)}`);
      }
    }
    visitor.close();
    sizes.push(Object.fromEntries(Object.entries(taken).map(([what, all]) => [what, medianOf(all)])));
    latencies.push(...Object.values(taken).flat());
    console.log(`  ${String(one.size).padStart(7)}: ${Object.entries(sizes.at(-1)).map(([what, p50]) => `${what} ${p50.toFixed(1)} ms`).join(', ')}`);
  }
  return { seconds: Math.max(...sizes.flatMap((medians) => Object.values(medians))) / 1000, latencies, faults: faults.slice(0, 3), sizes };
}

function operations({ known, toCome, size }, number) {
  const address = `10.${size % 199}.${number >> 8}.${number & 255}`;
  const organiser = { cookie: known.organiser };
  const registrationId = toCome[number];
  const input = {
    register: {
      meetingId: known.coming,
      admissionId: known.admissionId,
      person: { name: `Nuova Persona ${number}`, email: `nuova-${number}@example.org`, locale: 'it', municipality: 'Lodi' },
      consents: ['privacy@1'],
      idempotencyKey: `growth-${number}`,
    },
    checkIn: { meetingId: known.today, events: [{ nonce: randomUUID(), registrationId, status: 'PRESENT', at: new Date().toISOString() }] },
  };
  return [
    ['register', graphqlRequest({ ...clientOperation('RegisterForMeeting'), variables: { input: input.register } }, address), ({ registerForMeeting: { userErrors, admission } }) => userErrors.length === 0 && admission.id === known.admissionId],
    [
      'list',
      graphqlRequest({ ...clientOperation('MeetingRegistrations'), variables: { id: known.coming, filter: { text: 'persona' } } }, address, organiser),
      ({ meeting: { registrations } }) => registrations.edges.length === 50 && registrations.totalCount >= SMALLEST / 2,
    ],
    ['check in', graphqlRequest({ ...clientOperation('RecordAttendance'), variables: { input: input.checkIn } }, address, organiser), ({ recordAttendance: { results, userErrors } }) => userErrors.length === 0 && results[0].accepted],
    ['numbers', graphqlRequest({ ...clientOperation('ProcessPage'), variables: { slug: known.slug } }, address), ({ process: { numbers } }) => numbers.presences === SMALLEST / 4 && numbers.peopleRegistered >= SMALLEST * 0.75],
  ];
}

/** Whether more is asked of a larger database, or any table that grows was read from end to end. */
async function faultsOf(installations) {
  const faults = [];
  const [smallest, ...larger] = installations;
  for (const [what, counts] of Object.entries(smallest.statements)) {
    for (const { size, statements } of larger) {
      const [few, many] = [medianOf(counts), medianOf(statements[what])];
      if (many > few) faults.push(`${what} takes ${many} statements at ${size} and ${few} at ${SMALLEST}`);
    }
  }
  console.log(`  statements: ${Object.entries(smallest.statements).map(([what, counts]) => `${what} ${medianOf(counts)}`).join(', ')}`);
  for (const { place, size, seqScansBefore } of larger) {
    const after = await seqScans(place);
    for (const table of GROWING) {
      const times = after[table].scans - seqScansBefore[table].scans;
      if (times > 0 && after[table].rows > SMALLEST) faults.push(`${table} was read from end to end ${times} times at ${size}`);
    }
  }
  return faults;
}

/** How often each table was read from end to end, and its rows: of one with few of them that is as it should be. */
async function seqScans({ pool }) {
  await pool.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query(`select relname, seq_scan::int as scans, n_live_tup::int as rows from pg_stat_user_tables where relname = any ($1)`, [GROWING]);
  return Object.fromEntries(rows.map(({ relname, ...counted }) => [relname, counted]));
}

function medianOf(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}
