// Meetings that thousands want to attend, the plain inserts that registering for them is held against, and what must be
// true of each afterwards.
import { randomUUID } from 'node:crypto';

export const PEOPLE = 4_000;
export const SEATS = 1_000;

/** The least that anything which registers people writes: their row, one at a time, without counting anything. */
const PLAIN_INSERT = `
  insert into registration (id, person_id, meeting_id, admission_id, quota_id, status, registered_at, confirmed_at, locale, updated_at)
  values ($1, $2, $3, $4, $5, 'CONFIRMED', $6, $6, 'it', $6)`;

/** Brings in meetings with so many seats each. @returns { meetingId, admissionId, quotaId } of each */
export async function hotMeetings(place, count, seats = SEATS) {
  await place.bringIn({
    format: 'percorso/1',
    slug: 'hot-meetings',
    kind: 'path',
    title: 'Incontri molto attesi',
    host: 'Regione Prova',
    languages: ['it'],
    timezone: 'Europe/Rome',
    meetings: Array.from({ length: count }, (_, index) => ({
      key: `meeting-${index}`,
      title: `Incontro ${index}`,
      starts: '2090-05-10T10:00',
      ends: '2090-05-10T13:00',
      venue: { name: 'Auditorium', municipality: 'Milano' },
      admissions: [{ key: 'room', title: 'In sala', mode: 'in-person', audience: 'public', seats }],
    })),
  });
  const { rows } = await place.pool.query(
    `select meeting.id as "meetingId", admission.id as "admissionId", quota_id as "quotaId"
       from admission join meeting on meeting.id = admission.meeting_id order by meeting.position`,
  );
  return rows;
}

/** Writes people with addresses. @returns their ids */
export async function manyPeople(place) {
  const ids = Array.from({ length: PEOPLE }, () => randomUUID());
  await place.pool.query(
    `insert into person (id, name, name_key, email, locale, created_at)
     select id, 'Persona ' || n, 'persona ' || n, id || '@example.org', 'it', now() from unnest($1::uuid[]) with ordinality as person (id, n)`,
    [ids],
  );
  await place.pool.query('analyze');
  return ids;
}

/** The reference: one plain insert a person, all at once through a pool as large as the server's. */
export async function plainInserts({ pool }, { meetingId, admissionId, quotaId }, people) {
  const latencies = [];
  const began = performance.now();
  await Promise.all(
    people.map(async (personId, index) => {
      await pool.query(PLAIN_INSERT, [randomUUID(), personId, meetingId, admissionId, quotaId, new Date()]);
      latencies[index] = performance.now() - began;
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await pool.query('select count(*)::int as written from registration where meeting_id = $1', [meetingId]);
  return { seconds, latencies, faults: rows[0].written === people.length ? [] : [`${rows[0].written} plain rows were written`] };
}

/**
 * What is not as it must be after PEOPLE people asked for SEATS seats, as sentences. Ids are given at the door, in the
 * order of arrival, so they tell whether the seats went to the first and the line keeps their order.
 */
export async function faultsOfMeeting({ pool }, { meetingId }, status) {
  const { rows } = await pool.query(
    `with line as (
       select *, row_number() over (order by id) as arrival from registration where meeting_id = $1
     )
     select (select count(*)::int from line) as registrations,
            (select count(distinct person_id)::int from line) as people,
            (select count(*)::int from line where status = $2) as seated,
            (select count(*)::int from line where status = 'WAITING') as waiting,
            (select taken from quota where meeting_id = $1) as taken,
            (select count(*)::int from line where status = $2 and arrival > $3) as "seatedTooLate",
            (select count(*)::int from line where status = 'WAITING' and position <> arrival - $3) as "outOfLine",
            (select count(distinct position)::int from line where status = 'WAITING') as positions,
            (select count(*)::int from line where not exists (select from audit_entry where subject_id = line.id)) as "notInLog"`,
    [meetingId, status, SEATS],
  );
  const expected = { registrations: PEOPLE, people: PEOPLE, seated: SEATS, waiting: PEOPLE - SEATS, taken: SEATS, seatedTooLate: 0, outOfLine: 0, positions: PEOPLE - SEATS, notInLog: 0 };
  return Object.entries(expected).flatMap(([what, value]) => (rows[0][what] === value ? [] : [`${what} is ${rows[0][what]} and should be ${value}`]));
}

/** Whether there is exactly one mail for each decision. */
export async function faultsOfOutbox({ pool }, { meetingId }) {
  const { rows } = await pool.query('select count(*)::int as mails, count(distinct registration_id)::int as told from outgoing_mail where meeting_id = $1', [meetingId]);
  const { mails, told } = rows[0];
  return mails === PEOPLE && told === PEOPLE ? [] : [`${mails} mails to ${told} registrations, and should be one to each of ${PEOPLE}`];
}
