// Stands between a server and PostgreSQL and counts the statements that go by: what a page asks for must not become
// more as the database grows.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const EXECUTE = 'E'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);
/** The first message of a connection has no kind; every other one begins with it. */
const KIND = 1;

/** @returns { url (of the same database through here), count(): statements so far, close() } */
export async function countStatements(databaseUrl) {
  const { hostname, port } = new URL(databaseUrl);
  let statements = 0;
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    let unread = Buffer.alloc(0);
    let head = 0;
    client.on('data', (bytes) => {
      unread = unread.length === 0 ? bytes : Buffer.concat([unread, bytes]);
      // kind, then the length of the rest, itself included (PostgreSQL's protocol 3.0)
      while (unread.length >= head + 4) {
        const end = head + unread.readInt32BE(head);
        if (unread.length < end) break;
        if (head === KIND && (unread[0] === EXECUTE || unread[0] === QUERY)) statements += 1;
        unread = unread.subarray(end);
        head = KIND;
      }
    });
    client.pipe(database).pipe(client);
    for (const [socket, other] of [[client, database], [database, client]]) socket.on('error', () => other.destroy()).on('close', () => other.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${server.address().port}`;
  return { url: url.href, count: () => statements, close: () => server.close() };
}
