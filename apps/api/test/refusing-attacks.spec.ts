import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { costsOfClientOperations } from './harness/client-operations.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

/** Milliseconds of processor time that refusing one request may take (security.md S01), and the best of so many tries. */
const MOST_CPU = 50;
const TRIES = 5;

const JSON_TYPE = { 'content-type': 'application/json' };

/** The same words so many times. */
const times = (count: number, word: (index: number) => string) => Array.from({ length: count }, (_, index) => word(index)).join(' ');

describe('refusing attacks', () => {
  let server: TestServer;
  let production: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
    production = await startTestServer({ NODE_ENV: 'production', PUBLIC_URL: 'https://percorso.example.org' });
  });
  afterAll(async () => {
    await server.stop();
    await production.stop();
  });

  function post(body: string | object, headers: Record<string, string> = {}, at = server): Promise<Response> {
    return fetch(`${at.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async function answerTo(query: string, variables: Record<string, unknown> = {}, at = server) {
    const response = await post({ query, variables }, {}, at);
    return { status: response.status, text: await response.text() };
  }

  describe('operations that would cost too much', () => {
    const deep = `{ processes { edges { node { ${'meetings { edges { node { process { '.repeat(12)} slug ${'} } } }'.repeat(12)} } } } }`;
    const doubling = (last: string) => `query { ...f0 } ${times(25, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f25 on Query { ${last} }`;
    const manyPages = '{ processes(first: 100) { edges { node { meetings(first: 100) { edges { node { process { meetings(first: 100) { totalCount edges { node { id } } } } } } } } } } }';

    it.each([
      ['20,000 aliases', `{ ${times(20_000, (index) => `a${index}: __typename`)} }`],
      ['31 aliases of __typename', `{ ${times(31, (index) => `a${index}: __typename`)} }`],
      ['a field 20,000 times', `{ ${times(20_000, () => '__typename')} }`],
      ['a field 9,000 times', `{ ${times(9_000, () => '__typename')} }`],
      ['a field as often as one may write words', `{ ${times(990, () => 'zzz')} }`],
      ['20,000 directives', `{ __typename ${times(20_000, () => '@a')} }`],
      ['six directives at one place', '{ __typename @a @b @c @d @e @f }'],
      ['fragments that double 25 times', doubling('__typename')],
      ['fragments that double 25 times over lists', doubling('processes { totalCount }')],
      ['fragments that spread themselves', 'query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
      ['fields nested fifty deep', deep],
      ['a list of a thousand million', '{ processes(first: 1000000000) { totalCount } }'],
      ['a list of a negative length', '{ processes(first: -1) { totalCount } }'],
      ['pages of pages of pages', manyPages],
    ])('%s: refused before it costs anything', async (_, query) => {
      const costs: number[] = [];
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const before = process.cpuUsage();
        const { status } = await answerTo(query);
        const { user, system } = process.cpuUsage(before);
        costs.push((user + system) / 1000);
        expect([400, 413]).toContain(status);
      }
      expect(Math.min(...costs)).toBeLessThan(MOST_CPU);
    });

    it('a list whose length comes as a variable is no longer', async () => {
      expect((await answerTo('query ($n: Int) { processes(first: $n) { totalCount } }', { n: 1_000_000_000 })).status).toBe(400);
      expect((await answerTo('query ($n: Int) { processes(first: $n) { totalCount } }', { n: 100 })).status).toBe(200);
      expect((await answerTo('query ($n: Int = 101) { processes(first: $n) { totalCount } }')).status).toBe(400);
    });

    it('25 MB of variables are not even read', async () => {
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const sending = httpRequest(`${server.url}/graphql`, { method: 'POST', headers: { ...JSON_TYPE, 'content-length': 25_000_000 } });
        sending.on('response', ({ statusCode }) => {
          resolve(statusCode);
          sending.destroy();
        });
        sending.on('error', reject);
        sending.write('{"query":"{ __typename }","variables":{"x":"');
      });
      expect(status).toBe(413);
    });

    it('25 MB of variables: whoever sends them without listening still hears that it is too much', async () => {
      const { port } = new URL(server.url);
      const socket = connect(Number(port), 'localhost');
      const [head, body] = [`POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 25000000\r\n\r\n`, Buffer.alloc(25_000_000, 'x')];
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject).pause();
        socket.write(head);
        socket.write(body, (error) => (error ? reject(error) : resolve()));
      });
      const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))).resume());
      socket.destroy();
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    });

    it('what our own client asks stays below every limit', () => {
      const costs = costsOfClientOperations();
      expect(costs.length).toBeGreaterThan(0);
      for (const { name, faults } of costs) expect({ name, faults }).toEqual({ name, faults: [] });
    });
  });

  describe('looking for what there is', () => {
    it('no schema, no suggestions and no page to play on', async () => {
      for (const at of [server, production]) {
        expect((await answerTo('{ __schema { types { name } } }', {}, at)).status).toBe(400);
        expect((await answerTo('{ __type(name: "Person") { name } }', {}, at)).status).toBe(400);
        for (const query of ['{ proceses { totalCount } }', '{ processes(firts: 1) { totalCount } }', '{ meetings(filter: { txt: "a" }) { totalCount } }', '{ meetings(order: EARLIEST) { totalCount } }']) {
          const { status, text } = await answerTo(query, {}, at);
          expect(status).toBe(400);
          expect(text).not.toMatch(/did you mean/i);
        }
        const page = await fetch(`${at.url}/graphql`, { headers: { accept: 'text/html' } });
        expect(page.status).toBe(400);
      }
    });

    it('errors tell nothing of our insides', async () => {
      const { text } = await answerTo('query ($after: String) { processes(first: 1, after: $after) { totalCount } }', { after: Buffer.from('["a","b"]').toString('base64url') });
      expect(text).not.toMatch(/stack|\.ts:|\.js:|node_modules|select |uuid/i);
    });
  });

  describe('requests that another site makes a browser send', () => {
    const query = { query: '{ __typename }' };

    it.each<[string, number, Record<string, string>]>([
      ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
      ['a form with files', 415, { 'content-type': 'multipart/form-data; boundary=x' }],
      ['plain text', 415, { 'content-type': 'text/plain' }],
      ['JSON with a tab and more', 415, { 'content-type': 'application/json\ta' }],
      ['JSON with a second type', 415, { 'content-type': 'application/json; text/plain' }],
      ['JSON in another charset', 415, { 'content-type': 'application/json; charset=utf-16' }],
      ['a foreign Origin', 403, { origin: 'https://evil.example' }],
      ['an Origin that only begins like ours', 403, { origin: 'http://localhost:3999.evil.example' }],
      ['an Origin that is none', 403, { origin: 'null' }],
      ['another site, by its own word', 403, { 'sec-fetch-site': 'cross-site' }],
      ['a sister site, by its own word', 403, { 'sec-fetch-site': 'same-site' }],
    ])('%s: refused', async (_, status, headers) => {
      expect((await post(query, headers)).status).toBe(status);
    });

    it.each<[string, Record<string, string>]>([
      ['a program, without Origin', {}],
      ['JSON with its charset', { 'content-type': 'application/json; charset=utf-8' }],
      ['our own page', { origin: 'http://localhost:3999', 'sec-fetch-site': 'same-origin' }],
      ['the address that the browser asked', { origin: '<own>' }],
    ])('%s: answered', async (_, headers) => {
      const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('<own>', server.url)]));
      expect((await post(query, own)).status).toBe(200);
    });

    it.each<[string, string, number, Record<string, string>]>([
      ['without the header that asks first', '/graphql', 400, {}],
      ['with an odd content type', '/graphql', 415, { 'content-type': 'text/plain', 'apollo-require-preflight': '1' }],
      ['from another site', '/graphql', 403, { 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': '1' }],
      ['from another site, in other letters', '/%67raphql', 403, { 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': '1' }],
      ['as a program does', '/graphql', 200, { 'apollo-require-preflight': '1' }],
    ])('GET %s', async (_, path, status, headers) => {
      expect((await fetch(`${server.url}${path}?query=%7B__typename%7D`, { headers })).status).toBe(status);
    });

    it('changes nothing by GET', async () => {
      const query = encodeURIComponent('mutation { signOut { signedOut } }');
      const response = await fetch(`${server.url}/graphql?query=${query}`, { headers: { 'apollo-require-preflight': '1' } });
      expect(response.status).toBe(405);
    });

    it('takes one operation a request', async () => {
      expect((await post([{ query: '{ __typename }' }, { query: '{ __typename }' }])).status).toBe(400);
    });
  });

  describe('input that is not what it seems', () => {
    it.each([
      ['__proto__', '{"query":"{ __typename }","__proto__":{"polluted":true}}'],
      ['constructor.prototype', '{"query":"{ __typename }","constructor":{"prototype":{"polluted":true}}}'],
      ['__proto__ deep in the variables', '{"query":"query($f: MeetingFilter){ meetings(filter: $f){ totalCount } }","variables":{"f":{"__proto__":{"polluted":true}}}}'],
    ])('%s: refused, and nothing is changed by it', async (_, body) => {
      expect((await post(body)).status).toBe(400);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect('polluted' in {}).toBe(false);
    });

    it.each([
      ['an object where text is expected', 'query ($f: MeetingFilter) { meetings(filter: $f) { totalCount } }', { f: { text: { $ne: null } } }],
      ['an operator of the database', 'query ($f: MeetingFilter) { meetings(filter: $f) { totalCount } }', { f: { $or: [] } }],
      ['raw SQL', 'query ($f: MeetingFilter) { meetings(filter: $f) { totalCount } }', { f: { __raw: 'select 1' } }],
      ['a direction of sorting with more', 'query ($o: MeetingOrder) { meetings(order: $o) { totalCount } }', { o: 'EARLIEST_FIRST; select 1' }],
      ['a list where an id is expected', 'query ($id: ID!) { meeting(id: $id) { id } }', { id: ['a'] }],
      ['keys that an input does not have', 'mutation ($i: RequestSignInCodeInput!) { requestSignInCode(input: $i) { sent } }', { i: { email: 'a@example.org', role: 'ADMINISTRATOR' } }],
    ])('%s: refused', async (_, query, variables) => {
      const { status, text } = await answerTo(query, variables);
      expect(status).toBe(400);
      expect(text).toMatch(/BAD_USER_INPUT/);
    });

    it.each([
      ['SQL in a filter', 'query ($x: String) { meetings(filter: { text: $x }) { totalCount } }', "' or 1=1; drop table person; --"],
      ['SQL in an id', 'query ($x: ID!) { meeting(id: $x) { id } }', "01a20113' or '1'='1"],
      ['a cursor of another list', 'query ($x: String) { meetings(after: $x) { totalCount } }', Buffer.from('["a"]').toString('base64url')],
      ['a made-up cursor', 'query ($x: String) { meetings(after: $x) { totalCount } }', Buffer.from('["9999999-99-99","x"]').toString('base64url')],
      ['a cursor that is none', 'query ($x: String) { processes(after: $x) { totalCount } }', '!!!'],
    ])('%s: no fault of ours', async (_, query, x) => {
      const { status, text } = await answerTo(query, { x });
      expect(status).toBeLessThan(500);
      expect(text).not.toContain('INTERNAL_SERVER_ERROR');
    });

    it.each([
      ['NUL', 'a\0b', String.raw`a\u0000b`],
      ['half a character', 'a\ud800b', String.raw`a\u{D800}b`],
    ])('%s in a text: refused before it meets the texts of others', async (_, text, escaped) => {
      const inVariable = await answerTo('query ($x: String) { meetings(filter: { text: $x }) { totalCount } }', { x: text });
      const inDocument = await answerTo(`{ meetings(filter: { text: "${escaped}" }) { totalCount } }`);
      expect([inVariable.status, inDocument.status]).toEqual([400, 400]);
    });

    it('addresses written in other ways lead nowhere else', async () => {
      for (const path of ['//graphql', '/graphql/', '/GraphQL', '/graphql;x', '/graphql%2f', '/graphql%00']) {
        const { status } = await fetch(`${server.url}${path}`, { method: 'POST', headers: JSON_TYPE, body: '{"query":"{ __typename }"}' });
        expect({ path, refused: status >= 400 && status < 500 }).toEqual({ path, refused: true });
      }
    });
  });

  describe('what every answer carries', () => {
    it.each(['/', '/graphql', '/health/live', '/nothing'])('%s says what a browser may do with it', async (path) => {
      const { headers } = await fetch(`${production.url}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(Object.fromEntries(headers)).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'strict-transport-security': expect.stringContaining('max-age=31536000'),
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    });

    it('nothing that GraphQL answers is kept by anybody between', async () => {
      expect((await post({ query: '{ me { id } }' })).headers.get('cache-control')).toBe('no-store');
    });

    it('no other site is let in by CORS', async () => {
      const { headers } = await fetch(`${server.url}/graphql`, { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    });
  });

  it('the numbers of the installation are for its own machines', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
    expect((await fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
  });
});
