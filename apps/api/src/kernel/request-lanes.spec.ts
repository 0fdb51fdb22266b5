import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FairTurns } from './fair-turns.js';
import { inFairTurns, laneOf } from './request-lanes.js';

const MEETINGS = { hot: '01a2031b-0000-7000-8000-00000000000a', quiet: '01a2031b-0000-7000-8000-00000000000b' };
const registering = (meeting: keyof typeof MEETINGS) =>
  JSON.stringify({ operationName: 'RegisterForMeeting', variables: { input: { meetingId: MEETINGS[meeting], idempotencyKey: 'x' } }, query: '' });

/** A server on which nothing is answered before it is told to, and at most two of a lane are at work. */
async function slowServer(lane = laneOf, mostWaiting = 100) {
  const turns = new FairTurns({ mostAtWork: 2, mostBesideOthers: 2, mostWaiting });
  const begun: { body: string; response: ServerResponse }[] = [];
  const serve = inFairTurns((request, response) => void request.toArray().then((parts) => begun.push({ body: Buffer.concat(parts).toString(), response })), turns, lane);
  let arrived = 0;
  const server = createServer((request, response) => {
    arrived += 1;
    serve(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    turns,
    begun,
    ask: (body: string, signal?: AbortSignal) => fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', body, signal }),
    until: async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
    },
    arrived: () => arrived,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Ten ask for the hot meeting, none of whom is answered, and then somebody for the other. @returns what is at work then */
async function besideACrowd(lane?: typeof laneOf): Promise<string[]> {
  const server = await slowServer(lane);
  const crowd = Array.from({ length: 10 }, () => server.ask(registering('hot')).catch(() => null));
  await server.until(() => server.turns.waiting === 8 && server.begun.length === 2);
  const other = server.ask(registering('quiet')).catch(() => null);
  await server.until(() => server.begun.length === 3 || server.turns.waiting === 9);
  const bodies = server.begun.map(({ body }) => body);
  server.close();
  await Promise.all([...crowd, other]);
  return bodies;
}

describe('requests in lanes', () => {
  it('let somebody register for a meeting while a crowd waits for another one', async () => {
    expect(await besideACrowd()).toEqual([registering('hot'), registering('hot'), registering('quiet')]);
  });

  it('would not, were there one lane for all', async () => {
    expect(await besideACrowd(() => 'one')).toEqual([registering('hot'), registering('hot')]);
  });

  it('are left by whoever hangs up', async () => {
    const server = await slowServer();
    const crowd = [1, 2].map(() => server.ask(registering('hot')).catch(() => null));
    await server.until(() => server.begun.length === 2);
    const hangUp = new AbortController();
    const gone = server.ask(registering('hot'), hangUp.signal).catch(() => null);
    await server.until(() => server.turns.waiting === 1);
    hangUp.abort();
    await server.until(() => server.turns.waiting === 0);
    server.begun[0]?.response.end();
    expect((await crowd[0])?.status).toBe(200);
    expect(server.begun).toHaveLength(2);
    server.close();
    await Promise.all([...crowd, gone]);
  });

  it('say that they are full, and when to come again', async () => {
    const server = await slowServer(laneOf, 1);
    const waiting = [1, 2].map(() => server.ask(registering('hot')).catch(() => null));
    await server.until(() => server.begun.length === 2);
    const third = server.ask(registering('hot')).catch(() => null);
    await server.until(() => server.turns.waiting === 1);
    const refused = await server.ask(registering('hot'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'BUSY' } }] });
    server.close();
    await Promise.all([...waiting, third]);
  });

  it('are the same for the same wish, and others for reading and for registering', () => {
    const reading = JSON.stringify({ operationName: 'MeetingPage', variables: { id: MEETINGS.hot } });
    expect(laneOf('/graphql', registering('hot'))).toBe(laneOf('/graphql?x', registering('hot').replace('"x"', '"y"')));
    expect(new Set([laneOf('/graphql', registering('hot')), laneOf('/graphql', registering('quiet')), laneOf('/graphql', reading), laneOf('/feed.ics', '')]).size).toBe(4);
  });
});
