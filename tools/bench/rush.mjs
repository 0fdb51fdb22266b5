// Thousands ask for the seats of one meeting in the same moment, as visitors do: without a session, with addresses that
// nobody knows yet, some of them twice. Each comes from a network address of their own, and the limits are on.
import { clientOperation } from './client-operation.mjs';
import { gather, graphqlRequest } from './crowd.mjs';
import { faultsOfMeeting, faultsOfOutbox, hotMeetings, manyPeople, PEOPLE, plainInserts } from './hot-meetings.mjs';

/** Every twentieth request is sent a second time. */
const SENT_AGAIN = 20;

export const rush = {
  name: 'rush',
  thing: '4,000 visitors register for 1,000 seats at once, over HTTP and GraphQL, one server process, 5 % sent twice',
  reference: '4,000 plain inserts of one row, same pool and database',
  target: { atMost: 2 },
  async prepare(place, rounds) {
    const meetings = await hotMeetings(place, 2 * (rounds + 1));
    const people = await manyPeople(place);
    const port = await place.startServer();
    return {
      thing: (round) => rushOnce(place, port, meetings[2 * round], round),
      reference: (round) => plainInserts(place, meetings[2 * round + 1], people),
    };
  },
};

async function rushOnce(place, port, meeting, round) {
  const requests = Array.from({ length: PEOPLE }, (_, index) => registering(meeting, round, index));
  requests.push(...requests.filter((_, index) => index % SENT_AGAIN === 0));
  const crowd = await gather(port, requests.length);
  const { seconds, latencies, answers } = await crowd.ask(requests);
  crowd.close();
  const refused = answers.filter((answer) => !isTaken(answer, meeting));
  const faults = refused.length > 0 ? [`${refused.length} answers are wrong, such as ${refused[0].status} ${refused[0].body.slice(0, 300)}`] : [];
  return { seconds, latencies, faults: [...faults, ...(await faultsOfMeeting(place, meeting, 'PENDING')), ...(await faultsOfOutbox(place, meeting))] };
}

/** Somebody nobody knows asks for a seat. @param round  makes it somebody else than the one of the same index before */
export function registering({ meetingId, admissionId }, round, index) {
  const input = {
    meetingId,
    admissionId,
    person: { name: `Persona ${index}`, email: `persona-${round}-${index}@example.org`, locale: 'it', municipality: 'Lodi' },
    consents: ['privacy'],
    idempotencyKey: `rush-${round}-${index}`,
  };
  return graphqlRequest({ ...clientOperation('RegisterForMeeting'), variables: { input } }, `10.${round}.${index >> 8}.${index & 255}`);
}

/** A visitor is told to look into the mail, and nothing of who is registered. */
function isTaken({ status, body }, { admissionId }) {
  if (status !== 200) return false;
  const { data, errors } = JSON.parse(body);
  const answer = data?.registerForMeeting;
  return errors === undefined && answer?.registration === null && answer.admission.id === admissionId && answer.userErrors.length === 0;
}
