// People who want a seat and do not give up: each asks again, with the same key, until somebody answers. What they were
// told is the history against which the database is held afterwards.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 300_000;
/** Milliseconds until somebody without an answer asks again. */
const PAUSE = 200;
const NO_ANSWER_AFTER = 30_000;

const REGISTER = `mutation ($input: RegisterForMeetingInput!) {
  registerForMeeting(input: $input) { registration { id status } userErrors { code message } }
}`;

/** Writes people who are signed in. @returns their ids and the cookies of their sessions */
export async function signedInPeople({ pool }, count) {
  const people = Array.from({ length: count }, () => ({ id: randomUUID(), token: randomBytes(32).toString('base64url') }));
  const ids = people.map(({ id }) => id);
  await pool.query(
    `insert into person (id, name, name_key, email, locale, created_at)
     select id, 'Persona ' || n, 'persona ' || n, id || '@example.org', 'it', now() from unnest($1::uuid[]) with ordinality as person (id, n)`,
    [ids],
  );
  await pool.query(
    `insert into login_session (id, token_hash, person_id, created_at, last_seen_at, expires_at)
     select gen_random_uuid(), hash, person, now(), now(), now() + interval '1 day' from unnest($1::uuid[], $2::text[]) as session (person, hash)`,
    [ids, people.map(({ token }) => createHash('sha256').update(token).digest('base64url'))],
  );
  return people.map(({ id, token }) => ({ id, cookie: `percorso=${token}` }));
}

/**
 * All of them ask for a seat in one meeting, every `sentAgain`-th a second time at once.
 *
 * @param portFor  of the server that somebody asks: by the person's place among all, and by the try, from 1
 * @param told  where what they are told is written down, for who wants to see it meanwhile
 * @returns what each was told { personId, id, status, milliseconds, tries }; how many answers were no answers to the question;
 *          and the sentences about people who were refused, or never answered
 */
export async function everybodyRegisters(portFor, people, meeting, { sentAgain = 20, told = [] } = {}) {
  const faults = [];
  let failed = 0;
  const askFor = async (person, index) => {
    const began = performance.now();
    for (let tries = 1; performance.now() - began < PATIENCE; tries++) {
      const answer = await askForSeat(portFor(index, tries), person, meeting);
      if (answer.registration) return told.push({ personId: person.id, ...answer.registration, milliseconds: performance.now() - began, tries });
      if (answer.failed) failed += 1;
      if (answer.code && answer.code !== 'BUSY') return faults.push(`a request was answered with ${answer.code}`);
      await sleep(PAUSE + Math.random() * PAUSE);
    }
    return faults.push('a request was never answered');
  };
  await Promise.all([...people.keys()].flatMap((index) => Array.from({ length: index % sentAgain === 0 ? 2 : 1 }, () => askFor(people[index], index))));
  return { told, failed, faults };
}

/**
 * One request, with the same key for the same person and meeting.
 *
 * @returns { registration } or { code } of what refused it; { failed }: whether a server answered something else. Null in
 *          all of them when nobody did
 */
export async function askForSeat(port, person, meeting) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'it', cookie: person.cookie },
      body: JSON.stringify(registering(person, meeting)),
      signal: AbortSignal.timeout(NO_ANSWER_AFTER),
    });
    return answerIn(await response.text());
  } catch {
    return { registration: null, code: null, failed: false };
  }
}

/** The question itself. */
export function registering(person, { meetingId, admissionId }) {
  return { query: REGISTER, variables: { input: { meetingId, admissionId, consents: ['privacy'], idempotencyKey: `${meetingId} ${person.id}` } } };
}

/** What a body says. @returns as askForSeat does */
export function answerIn(body) {
  const { data, errors } = JSON.parse(body);
  const { registration = null, userErrors = [] } = data?.registerForMeeting ?? {};
  return { registration, code: userErrors[0]?.code ?? null, failed: errors !== undefined };
}
