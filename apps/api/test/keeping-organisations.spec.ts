import { aPerson, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const SAVE = `mutation ($input: SaveOrganisationInput!) {
  saveOrganisation(input: $input) { organisation { id name version } userErrors { code message path } } }`;
const SUGGEST = 'query ($text: String!) { organisations(text: $text) { name } }';

interface Saved {
  saveOrganisation: { organisation: { id: string; name: string; version: number } | null; userErrors: { code: string; path: string[] | null }[] };
}

describe('keeping organisations', () => {
  let server: TestServer;
  let administrator: Browser;

  beforeAll(async () => {
    server = await startTestServer();
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'ADMINISTRATOR');
    administrator = await signedInBrowser(server, person);
  });
  afterAll(() => server.stop());

  const save = async (input: object) => (await administrator.get<Saved>(SAVE, { input })).saveOrganisation;

  it('suggests an added one to somebody who types without accents and capitals', async () => {
    await save({ name: 'Società della Salute di Lodi' });
    const { organisations } = await server.browser().get<{ organisations: { name: string }[] }>(SUGGEST, { text: 'societa' });
    expect(organisations).toEqual([{ name: 'Società della Salute di Lodi' }]);
  });

  it('takes no wild cards from outside', async () => {
    const { organisations } = await server.browser().get<{ organisations: unknown[] }>(SUGGEST, { text: '%%' });
    expect(organisations).toEqual([]);
  });

  it('tells the second of two administrators that the first has saved', async () => {
    const { organisation } = await save({ name: 'Azienda A' });
    const id = organisation?.id;
    expect((await save({ id, name: 'Azienda B', version: 1 })).organisation).toMatchObject({ name: 'Azienda B', version: 2 });
    expect((await save({ id, name: 'Azienda C', version: 1 })).userErrors).toMatchObject([{ code: 'STALE' }]);
  });

  it('lets nobody but administrators save', async () => {
    const stranger = await server.browser().ask(SAVE, { input: { name: 'X' } });
    const somebody = await (await signedInBrowser(server, await aPerson(server.em()))).ask(SAVE, { input: { name: 'X' } });
    expect([stranger.errors[0]?.extensions.code, somebody.errors[0]?.extensions.code]).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
  });
});
