// The list of a meeting with 400,000 registrations as a CSV file: over HTTP, against PostgreSQL's own way of writing the
// same columns. It must be whole and in order, and the server must not hold it.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { manyRegistrations } from './many-registrations.mjs';

const REGISTRATIONS = 400_000;
const EMAIL_COLUMN = 2;
const MEGABYTE = 2 ** 20;
const MOST_GROWTH = 64 * MEGABYTE;
const LOOK_EVERY = 50;

const SAME_COLUMNS = `
  select left(registration.id::text, 8), person.name, coalesce(person.email, person.contact_email), person.telephone,
         coalesce(named.name, registration.organisation_name, own.name), category.title ->> 'it',
         coalesce(registration.municipality, person.municipality), admission.title ->> 'it', registration.status, attended.status,
         to_char(registration.registered_at at time zone 'Europe/Rome', 'YYYY-MM-DD HH24:MI'), array_to_string(registration.need_kinds, ', '),
         registration.needs, registration.locale
    from registration
    join person on person.id = registration.person_id
    join admission on admission.id = registration.admission_id
    left join organisation as named on named.id = registration.organisation_id
    left join organisation as own on own.id = person.organisation_id
    left join stakeholder_category as category on category.id = registration.comes_as_id
    left join attendance as attended on attended.registration_id = registration.id
   order by registration.registered_at, registration.id`;

export const exporting = {
  name: 'export',
  thing: '400,000 registrations to CSV over HTTP, the server growing by less than 64 MB',
  reference: 'COPY TO of the same columns',
  target: { atLeast: 0.5 },
  async prepare(place) {
    const { organiser, coming } = await manyRegistrations(place, REGISTRATIONS, { perProcess: REGISTRATIONS });
    // One meeting that everybody comes to.
    await place.pool.query(
      `update registration set meeting_id = admission.meeting_id, admission_id = admission.id, quota_id = admission.quota_id
         from admission where admission.meeting_id = $1`,
      [coming],
    );
    await place.pool.query('vacuum full registration');
    await place.pool.query('analyze');
    const expected = digestOf((await place.pool.query('select email from registration join person on person.id = person_id order by registered_at, registration.id')).rows.map(({ email }) => email));
    const { port, child } = await place.startServerProcess();
    const address = { port, path: `/files/registrations/${coming}.csv`, headers: { cookie: organiser, 'x-forwarded-for': '192.0.2.1' } };
    // A server that has just started gets larger by whatever it does first, and has not been asked anything yet.
    const [fault] = (await download(child.pid, address, expected)).faults;
    if (fault) throw new Error(fault);
    return { thing: () => download(child.pid, address, expected), reference: () => copy(place, expected) };
  },
};

async function download(pid, address, expected) {
  const before = memoryOf(pid);
  const began = performance.now();
  const { statusCode, body, most } = await read(pid, address);
  const seconds = (performance.now() - began) / 1000;
  const faults = statusCode === 200 ? faultsOf(body.slice(1).trimEnd().split('\r\n').slice(1), ';', expected) : [`the answer is ${statusCode}`];
  const growth = most - before;
  if (growth >= MOST_GROWTH) faults.push(`the server grew by ${Math.round(growth / MEGABYTE)} MB`);
  console.log(`  the server had ${Math.round(before / MEGABYTE)} MB and grew by ${Math.round(growth / MEGABYTE)} MB`);
  return { seconds, latencies: [seconds * 1000], faults };
}

async function read(pid, address) {
  const [response] = await once(get({ host: '127.0.0.1', ...address }), 'response');
  const pieces = [];
  let most = 0;
  let isOver = false;
  const looking = (async () => {
    for (; !isOver; await sleep(LOOK_EVERY)) most = Math.max(most, memoryOf(pid));
  })();
  for await (const piece of response) pieces.push(piece);
  isOver = true;
  await looking;
  return { statusCode: response.statusCode, body: Buffer.concat(pieces).toString('utf8'), most };
}

async function copy({ databaseUrl }, expected) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const began = performance.now();
    const pieces = await new Promise((resolve, reject) => {
      const query = new CopyOut(`copy (${SAME_COLUMNS}) to stdout (format csv)`, (error) => (error ? reject(error) : resolve(query.pieces)));
      client.query(query);
    });
    const seconds = (performance.now() - began) / 1000;
    return { seconds, latencies: [seconds * 1000], faults: faultsOf(Buffer.concat(pieces).toString('utf8').trimEnd().split('\n'), ',', expected) };
  } finally {
    await client.end();
  }
}

/** Keeps what PostgreSQL copies out. */
class CopyOut extends pg.Query {
  pieces = [];

  handleCopyData({ chunk }) {
    // The driver uses its memory again.
    this.pieces.push(Buffer.from(chunk));
  }
}

/** The addresses tell whether everybody is there, once and in order. */
function faultsOf(lines, separator, expected) {
  if (lines.length !== REGISTRATIONS) return [`there are ${lines.length} lines`];
  return digestOf(lines.map((line) => line.split(separator)[EMAIL_COLUMN])) === expected ? [] : ['the lines are not those of the registrations'];
}

/** The memory that a process uses, in bytes; 0 where the system does not say it. */
function memoryOf(pid) {
  const status = `/proc/${pid}/status`;
  return existsSync(status) ? Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) * 1024 : 0;
}

function digestOf(words) {
  return createHash('sha256').update(words.join('\n')).digest('hex');
}
