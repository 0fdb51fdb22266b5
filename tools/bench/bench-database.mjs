// A database of its own for a benchmark, on PostgreSQL as the product runs it: everything durable.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../workspace.mjs';

/** A module of the server, as it was built. */
export const built = (path) => import(join(root, 'apps/api/dist/src', path));

const { MikroORM } = await import('@mikro-orm/postgresql');
const { databaseOptions } = await built('kernel/database.js');
const { useEmbeddedPostgres } = await built('kernel/embedded-postgres.js');
const { newId } = await built('kernel/ids.js');

/** Starts an embedded PostgreSQL with all tables in it; `close` removes both. */
export async function openBenchDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'percorso-bench-'));
  const postgres = await useEmbeddedPostgres(folder);
  const orm = await MikroORM.init({ ...databaseOptions(postgres.url), logger: () => undefined });
  await orm.migrator.up();
  const pool = await orm.em.getConnection().getNativeClient();
  return {
    url: postgres.url,
    orm,
    pool,
    close: async () => {
      await orm.close(true);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A meeting far in the future with one admission, open to everybody. */
export async function makeMeeting(pool, seats) {
  const [organisation, process, meeting, quota, admission] = Array.from({ length: 5 }, newId);
  const now = new Date();
  await pool.query('insert into organisation (id, name, created_at) values ($1, $2, $3)', [organisation, 'Ente', now]);
  await pool.query(
    `insert into process (id, slug, kind, title, host_id, language, timezone, programme, created_at, updated_at)
     values ($1, $2, 'PATH', '{"it": "Percorso"}', $3, 'it', 'Europe/Rome', '{}', $4, $4)`,
    [process, `p-${process}`, organisation, now],
  );
  await pool.query(
    `insert into meeting (id, process_id, key, title, status, date, earliest, latest, timezone, starts_at, ends_at, programme, position, calendar_uid, created_at, updated_at)
     values ($1, $2, 'rush', '{"it": "Incontro"}', 'SCHEDULED', '2099-03-12', '2099-03-12', '2099-03-12', 'Europe/Rome', '2099-03-12T09:00Z', '2099-03-12T11:00Z', '{}', 1, $3, $4, $4)`,
    [meeting, process, newId(), now],
  );
  await pool.query(
    `insert into meeting_day (id, meeting_id, position, date, starts, ends, starts_at, ends_at, calendar_uid)
     values ($1, $2, 1, '2099-03-12', '2099-03-12T10:00', '2099-03-12T12:00', '2099-03-12T09:00Z', '2099-03-12T11:00Z', $3)`,
    [newId(), meeting, newId()],
  );
  await pool.query("insert into quota (id, meeting_id, key, seats) values ($1, $2, 'room', $3)", [quota, meeting, seats]);
  await pool.query(
    `insert into admission (id, meeting_id, quota_id, key, title, mode, audience, position)
     values ($1, $2, $3, 'room', '{"it": "In sala"}', 'IN_PERSON', 'PUBLIC', 1)`,
    [admission, meeting, quota],
  );
  return { meeting, quota, admission };
}

export async function makePeople(pool, count) {
  const ids = Array.from({ length: count }, newId);
  await pool.query(
    `insert into person (id, name, name_key, email, locale, created_at)
     select id, 'Persona ' || n, 'persona ' || n, id || '@example.org', 'it', now()
       from unnest($1::uuid[]) with ordinality as person (id, n)`,
    [ids],
  );
  return ids;
}

/** The reference of a rush: one plain insert for each person, all at once, through the same pool. */
export async function insertPlainly(pool, people) {
  const { meeting, quota, admission } = await makeMeeting(pool, null);
  const now = new Date();
  const began = performance.now();
  await Promise.all(
    people.map((person) =>
      pool.query(
        `insert into registration (id, person_id, meeting_id, admission_id, quota_id, status, registered_at, confirmed_at, locale, updated_at)
         values ($1, $2, $3, $4, $5, 'CONFIRMED', $6, $6, 'it', $6)`,
        [newId(), person, meeting, admission, quota, now],
      ),
    ),
  );
  return { milliseconds: performance.now() - began };
}

/** Whatever is wrong with a meeting after a rush, in words. @param expected  how many registrations there are of each status */
export async function faultsOf(pool, { meeting, quota }, expected) {
  const { rows } = await pool.query('select status, count(*)::int as count from registration where meeting_id = $1 group by status', [meeting]);
  const found = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  const faults = [];
  for (const status of new Set([...Object.keys(found), ...Object.keys(expected)])) {
    if (found[status] !== expected[status]) faults.push(`${found[status] ?? 0} ${status} instead of ${expected[status] ?? 0}`);
  }
  const { rows: [line] } = await pool.query(
    `select count(*)::int as waiting, count(distinct position)::int as places, coalesce(max(position), 0)::int as last,
            (select taken from quota where id = $2) as taken,
            count(*) filter (where exists (
              select from registration as seated where seated.meeting_id = $1 and seated.status in ('CONFIRMED', 'PENDING')
                 and seated.registered_at > registration.registered_at))::int as overtaken
       from registration where meeting_id = $1 and status = 'WAITING'`,
    [meeting, quota],
  );
  const seated = (found.CONFIRMED ?? 0) + (found.PENDING ?? 0);
  if (line.taken !== seated) faults.push(`${line.taken} seats counted, ${seated} taken`);
  if (line.places !== line.waiting || line.last !== line.waiting) faults.push('the places in the line are not 1, 2, 3 …');
  if (line.overtaken > 0) faults.push(`${line.overtaken} were overtaken`);
  return faults;
}
