import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FairTurns } from './fair-turns.js';

const GRAPHQL = /^\/graphql\b/;
/** As clients write them. Whoever writes them otherwise only shares a lane with others. */
const OPERATION = /"operationName":\s*"(\w{1,60})"/;
/** The first thing that the variables name. */
const SUBJECT = /"(?:meetingId|groupId|processId|id|slug)":\s*"([^"]{1,100})"/;
/** Bytes of a body that may be looked into; Node holds as much before somebody reads it. */
const MOST_LOOKED_INTO = 32_768;
const BUSY = JSON.stringify({ errors: [{ message: 'Too many people ask at the moment. Try again shortly.', extensions: { code: 'BUSY' } }] });

/**
 * Lets requests in by fair turns, before anything is done for them but reading. What is asked of GraphQL stays in its
 * lane until it is answered, so that what thousands want at once is done a little at a time; whoever hangs up leaves.
 */
export function inFairTurns(serve: RequestListener, turns: FairTurns, lane = laneOf): RequestListener {
  return (request, response) => {
    if (Number(request.headers['content-length'] ?? Infinity) > MOST_LOOKED_INTO) void admit(request, response, '');
    else request.once('readable', () => void admit(request, response, startOf(request)));
  };

  async function admit(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    // A body that is still under way may take as long as its sender likes, and a file as long as its reader.
    const place = turns.enter(lane(request.url ?? '', body), body !== '' && body.length === Number(request.headers['content-length']));
    if (!place) return refuse(response);
    response.once('close', () => place.leave());
    await place.turn;
    serve(request, response);
  }
}

/** The same for all who want the same of the same thing: who reads a meeting's page does not wait behind those who register. */
export function laneOf(url: string, body: string): string {
  if (!GRAPHQL.test(url)) return url;
  return `${OPERATION.exec(body)?.[1] ?? ''} ${SUBJECT.exec(body)?.[1] ?? ''}`;
}

/** As much of a body as is there. It stays there. */
function startOf(request: IncomingMessage): string {
  const start: unknown = request.read();
  if (!Buffer.isBuffer(start)) return '';
  request.unshift(start);
  return start.toString('latin1');
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'application/json', 'content-length': BUSY.length, 'retry-after': '1', 'x-content-type-options': 'nosniff' }).end(BUSY);
}
