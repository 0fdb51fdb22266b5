import { createHash } from 'node:crypto';
import { startTestServer, type TestServer } from './harness/test-server.js';

const QUERY = '{ processes { totalCount } }';

describe('asking by the hash of a known operation', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const extensions = (query: string) => JSON.stringify({ persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } });
  const ask = async (parameters: Record<string, string>) => {
    const answer = await server.browser().fetch(`/graphql?${new URLSearchParams(parameters)}`, { headers: { 'apollo-require-preflight': 'true' } });
    return (await answer.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
  };

  it('works by GET once the operation was sent, so that caches on the way can help', async () => {
    expect((await ask({ extensions: extensions(QUERY) })).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await ask({ query: QUERY, extensions: extensions(QUERY) })).toEqual({ data: { processes: { totalCount: 0 } } });
    expect(await ask({ extensions: extensions(QUERY) })).toEqual({ data: { processes: { totalCount: 0 } } });
  });

  it('takes no operation under the hash of another', async () => {
    expect((await ask({ query: '{ me { id } }', extensions: extensions(QUERY + ' ') })).errors).toHaveLength(1);
  });

  it('changes nothing by GET', async () => {
    const mutation = 'mutation { signOut { signedOut } }';
    expect((await ask({ query: mutation, extensions: extensions(mutation) })).errors).toHaveLength(1);
  });
});
