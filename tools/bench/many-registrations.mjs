// Registrations by the hundred thousand, as an installation has them after years: written by statements of their own,
// since what is measured is what comes after.
import { createHash, randomBytes } from 'node:crypto';

/** Tables whose rows are written by the hundred thousand. */
const LARGE = ['person', 'registration', 'attendance'];

/**
 * Writes processes with registrations of as many people. Each process has three meetings: one to come, which anybody may
 * register for, one that is held today, and one that was held and closed, with its attendance. Of the people half are
 * registered for the first, and a quarter each for the others.
 *
 * @returns of the first process { slug, organiser (cookie), coming, today, closed (ids), admissionId (of the first) }
 */
export async function manyRegistrations({ pool }, registrations, { perProcess }) {
  await pool.query(
    `insert into organisation (id, name, created_at)
     select gen_random_uuid(), 'Ente ' || n, now() from generate_series(1, 200) as n`,
  );
  await pool.query(
    `insert into process (id, slug, kind, title, host_id, language, timezone, programme, created_at, updated_at)
     select gen_random_uuid(), 'process-' || n, 'PATH', jsonb_build_object('it', 'Percorso ' || n), (select id from organisation limit 1),
            'it', 'Europe/Rome', '{}', now(), now()
       from generate_series(1, $1::int) as n`,
    [registrations / perProcess],
  );
  await pool.query(
    `insert into meeting (id, process_id, key, title, status, date, earliest, latest, timezone, starts_at, ends_at, closed_at, programme, position,
                          calendar_uid, created_at, updated_at)
     select gen_random_uuid(), process.id, moment.key, jsonb_build_object('it', 'Incontro ' || moment.key), moment.status, starts::date::text, starts::date, starts::date,
            'Europe/Rome', starts, starts + interval '3 hours', case when moment.status = 'CLOSED' then starts + interval '4 hours' end, '{}',
            moment.position, gen_random_uuid(), now(), now()
       from process
      cross join (values ('coming', 'SCHEDULED', date_trunc('hour', now()) + interval '100 days', 1),
                         ('today', 'SCHEDULED', date_trunc('hour', now()), 2),
                         ('closed', 'CLOSED', date_trunc('hour', now()) - interval '100 days', 3)) as moment (key, status, starts, position)`,
  );
  await pool.query(
    `insert into meeting_day (id, meeting_id, position, date, starts, ends, starts_at, ends_at, calendar_uid)
     select gen_random_uuid(), id, 1, date, starts_at at time zone timezone, ends_at at time zone timezone, starts_at, ends_at, gen_random_uuid() from meeting`,
  );
  await pool.query(`insert into quota (id, meeting_id, key) select gen_random_uuid(), id, 'room' from meeting`);
  await pool.query(
    `insert into admission (id, meeting_id, quota_id, key, title, mode, audience, position)
     select gen_random_uuid(), meeting_id, id, 'room', '{"it":"In sala"}', 'IN_PERSON', 'PUBLIC', 1 from quota`,
  );
  await withoutIndexes(pool, () => writePeople(pool, registrations, perProcess));
  await pool.query('vacuum analyze');
  const { rows } = await pool.query(
    `select process.id, process.slug, meeting.key, meeting.id as "meetingId", admission.id as "admissionId"
       from process join meeting on meeting.process_id = process.id join admission on admission.meeting_id = meeting.id
      where process.slug = 'process-1'`,
  );
  const meetingOf = (key) => rows.find((row) => row.key === key);
  return {
    slug: rows[0].slug,
    organiser: await organiserOf(pool, rows[0].id),
    coming: meetingOf('coming').meetingId,
    today: meetingOf('today').meetingId,
    admissionId: meetingOf('coming').admissionId,
  };
}

/** Keeps indexes and references of the large tables away while they are written, which takes half as long. */
async function withoutIndexes(pool, write) {
  const { rows } = await pool.query(
    `select format('drop index %s', indexrelid::regclass) as away, pg_get_indexdef(indexrelid) as back
       from pg_index where indrelid = any ($1::regclass[]) and not indisunique and not indisexclusion
     union all
     select format('alter table %s drop constraint %I', conrelid::regclass, conname),
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
       from pg_constraint where conrelid = any ($1::regclass[]) and contype = 'f'`,
    [LARGE],
  );
  for (const { away } of rows) await pool.query(away);
  await write();
  for (const { back } of rows) await pool.query(back);
}

async function writePeople(pool, registrations, perProcess) {
  await pool.query(
    `insert into person (id, name, name_key, email, locale, municipality, organisation_id, created_at)
     select gen_random_uuid(), 'Persona ' || n, n || ' persona', 'persona-' || n || '@example.org', 'it', 'Comune ' || n % 100,
            (array(select id from organisation))[1 + n % 200], now()
       from generate_series(1, $1::int) as n`,
    [registrations],
  );
  await pool.query(
    `with seat as (
       select admission.id as admission_id, meeting.id as meeting_id, admission.quota_id, meeting.key,
              row_number() over (partition by meeting.key order by meeting.id) - 1 as number
         from admission join meeting on meeting.id = admission.meeting_id
     ), numbered as (
       select id, (row_number() over (order by id) - 1)::int as n from person
     )
     insert into registration (id, person_id, meeting_id, admission_id, quota_id, status, registered_at, confirmed_at, locale, updated_at)
     select gen_random_uuid(), numbered.id, seat.meeting_id, seat.admission_id, seat.quota_id, 'CONFIRMED',
            now() - interval '1 day' + n * interval '1 ms', now(), 'it', now()
       from numbered
       join seat on seat.number = n / $1::int and seat.key = (array['coming', 'today', 'coming', 'closed'])[1 + n % 4]`,
    [perProcess],
  );
  await pool.query(
    `update quota set taken = people
       from (select quota_id, count(*)::int as people from registration group by quota_id) as counted
      where counted.quota_id = quota.id`,
  );
  await pool.query(
    `insert into attendance (id, meeting_day_id, person_id, registration_id, status, at, nonce)
     select gen_random_uuid(), meeting_day.id, registration.person_id, registration.id, 'PRESENT', meeting_day.starts_at, gen_random_uuid()
       from registration
       join meeting on meeting.id = registration.meeting_id and meeting.status = 'CLOSED'
       join meeting_day on meeting_day.meeting_id = meeting.id`,
  );
}

/** Somebody who organises a process, as the cookie of their session. */
async function organiserOf(pool, processId) {
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `with organiser as (
       insert into person (id, name, name_key, email, locale, created_at)
       values (gen_random_uuid(), 'Anna Organizza', 'anna organizza', 'anna@example.org', 'it', now()) returning id
     ), role as (
       insert into role_assignment (id, person_id, role, process_id, created_at) select gen_random_uuid(), id, 'ORGANISER', $1, now() from organiser
     )
     insert into login_session (id, token_hash, person_id, created_at, last_seen_at, expires_at)
     select gen_random_uuid(), $2, id, now(), now(), now() + interval '1 day' from organiser`,
    [processId, createHash('sha256').update(token).digest('base64url')],
  );
  return `percorso=${token}`;
}
