// Reading: the same question again and again over many connections, against a plain server that has the answer ready.
import { clientOperation } from './client-operation.mjs';
import { gather, graphqlRequest, request } from './crowd.mjs';

const CONNECTIONS = 50;
const REQUESTS = 1_000;
const SOMEBODY = { 'x-forwarded-for': '192.0.2.1' };
const PLAIN = 'the same JSON from a plain node:http server';
const REAL_PROCESS = 'apps/api/programmes/emilia-romagna-pssr.yaml';

const LIST = {
  operationName: 'List',
  query: 'query List { meetings(first: 100) { edges { node { id date status startsAt timezone displayTitle } } } }',
  variables: {},
};

export const list = {
  name: 'list',
  thing: 'a list of 100 meetings with 6 fields over GraphQL',
  reference: PLAIN,
  target: { atLeast: 0.4 },
  async prepare(place) {
    await place.bringIn(manyMeetings());
    return againstPlainServer(place, LIST, (data) => data.meetings.edges.length === 100);
  },
};

export const page = {
  name: 'page',
  thing: "the client's query for the page of a process with 34 meetings",
  reference: PLAIN,
  target: { atLeast: 0.4 },
  async prepare(place) {
    await place.bringInFile(REAL_PROCESS);
    const operation = { ...clientOperation('ProcessPage'), variables: { slug: 'emilia-romagna-pssr' } };
    return againstPlainServer(place, operation, (data) => data.process.meetings.totalCount === 34);
  },
};

export const feed = {
  name: 'feed',
  thing: 'a calendar feed of 34 meetings that has not changed, read with its ETag',
  reference: 'a ping of the same server',
  target: { atLeast: 0.7 },
  async prepare(place) {
    await place.bringInFile(REAL_PROCESS);
    const port = await place.startServer();
    const path = '/calendar/process/emilia-romagna-pssr.ics';
    const etag = (await fetch(`http://127.0.0.1:${port}${path}`)).headers.get('etag');
    const ping = request('GET', '/health/live', SOMEBODY);
    const read = request('GET', path, { ...SOMEBODY, 'if-none-match': etag });
    return {
      thing: () => askAgainAndAgain(port, read, ({ status }) => status === 304),
      reference: () => askAgainAndAgain(port, ping, ({ status, body }) => status === 200 && body === '{"status":"live"}'),
    };
  },
};

/** @param isRight  whether the data of the first answer are; all others must be the same to the letter */
async function againstPlainServer(place, operation, isRight) {
  const port = await place.startServer();
  const asking = graphqlRequest(operation);
  const crowd = await gather(port, 1);
  const [first] = (await crowd.ask([asking])).answers;
  crowd.close();
  if (first.status !== 200 || !isRight(JSON.parse(first.body).data)) throw new Error(`A wrong answer: ${first.status} ${first.body.slice(0, 300)}`);
  const plainPort = await place.startPlainServer(first.body);
  const isSame = ({ status, body }) => status === 200 && body === first.body;
  return {
    thing: () => askAgainAndAgain(port, asking, isSame),
    reference: () => askAgainAndAgain(plainPort, asking, isSame),
  };
}

async function askAgainAndAgain(port, asking, isRight) {
  const crowd = await gather(port, CONNECTIONS);
  const { seconds, latencies, answers } = await crowd.ask(Array.from({ length: REQUESTS }, () => asking));
  crowd.close();
  const wrong = answers.filter((answer) => !isRight(answer));
  return { seconds, latencies, faults: wrong.length === 0 ? [] : [`${wrong.length} answers are wrong, such as ${wrong[0].status} ${wrong[0].body.slice(0, 300)}`] };
}

function manyMeetings() {
  return {
    format: 'percorso/1',
    slug: 'many-meetings',
    kind: 'path',
    title: 'Molti incontri',
    host: 'Regione Prova',
    languages: ['it'],
    timezone: 'Europe/Rome',
    meetings: Array.from({ length: 100 }, (_, index) => ({ key: `meeting-${index}`, title: `Incontro ${index}`, starts: '2090-05-10T10:00', ends: '2090-05-10T13:00' })),
  };
}
