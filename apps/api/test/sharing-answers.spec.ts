import pg from 'pg';
import { aPerson, aProcess, signedInBrowser } from './harness/builders.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const PAGE = 'query ($slug: String!) { process(slug: $slug) { title titleLocale } }';

interface Page {
  process: { title: string; titleLocale: string } | null;
}

/** At this instant everybody asks, unless a test says another. */
const NOW = new Date();

describe('sharing answers between visitors', () => {
  let server: TestServer;
  let outside: pg.Client;

  beforeAll(async () => {
    server = await startTestServer();
    outside = new pg.Client(server.databaseUrl);
    await outside.connect();
  });
  afterAll(async () => {
    await outside.end();
    await server.stop();
  });
  beforeEach(() => server.setNow(NOW));

  /** What another process does, of which this server does not hear. */
  const renameOutside = (slug: string, title: string) => outside.query('update process set title = $2 where slug = $1', [slug, { it: title, fr: `${title} (fr)` }]);
  const titleFor = async (slug: string, browser = server.browser()) => (await browser.get<Page>(PAGE, { slug })).process?.title;

  it('reads a public page once for all who ask in the same second, and again in the next', async () => {
    const { slug } = await aProcess(server.em());
    await renameOutside(slug, 'Prima');
    expect(await titleFor(slug)).toBe('Prima');
    await renameOutside(slug, 'Dopo');
    expect(await titleFor(slug)).toBe('Prima');
    server.setNow(new Date(NOW.getTime() + 1_000));
    expect(await titleFor(slug)).toBe('Dopo');
  });

  it('shows at once what this server itself has changed', async () => {
    const { slug } = await aProcess(server.em());
    await renameOutside(slug, 'Prima');
    expect(await titleFor(slug)).toBe('Prima');
    await renameOutside(slug, 'Dopo');
    await aPerson(server.em()); // any change through the server
    expect(await titleFor(slug)).toBe('Dopo');
  });

  it('gives each visitor the own language', async () => {
    const { slug } = await aProcess(server.em());
    await renameOutside(slug, 'Prima');
    expect(await titleFor(slug, server.browser({ 'accept-language': 'it' }))).toBe('Prima');
    expect(await titleFor(slug, server.browser({ 'accept-language': 'fr' }))).toBe('Prima (fr)');
  });

  it('answers whoever is signed in for themselves', async () => {
    const { slug } = await aProcess(server.em());
    const browser = await signedInBrowser(server, await aPerson(server.em()));
    await renameOutside(slug, 'Prima');
    expect(await titleFor(slug)).toBe('Prima');
    await renameOutside(slug, 'Dopo');
    expect(await titleFor(slug, browser)).toBe('Dopo');
    expect(await titleFor(slug)).toBe('Prima');
  });

  it('answers a crowd that asks the same, and everybody else by their own question', async () => {
    const { slug } = await aProcess(server.em());
    const other = await aProcess(server.em());
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => titleFor(index % 3 === 0 ? other.slug : slug)));
    expect(answers.filter((title) => title === other.title['it'])).toHaveLength(20);
    expect(new Set(answers).size).toBe(2);
  });

  it('gives a question that cannot be answered its error each time', async () => {
    const ask = () => server.browser().ask('{ meetings(after: "made up") { totalCount } }');
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ errors }) => errors.map(({ extensions }) => extensions.code))).toEqual([['BAD_USER_INPUT'], ['BAD_USER_INPUT'], ['BAD_USER_INPUT']]);
  });
});
