import { aMeeting, aPerson, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { register } from './harness/registering.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const CORRECT = `mutation ($input: CorrectMyDataInput!) {
  correctMyData(input: $input) { person { name telephone municipality locale } userErrors { code path message } } }`;
const REGISTER = 'mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { registration { status } userErrors { code } } }';
const ERASE = 'mutation ($input: EraseMyDataInput!) { eraseMyData(input: $input) { erased userErrors { code path } } }';

interface Corrected {
  correctMyData: { person: object | null; userErrors: { code: string; path: string[] }[] };
}

describe("keeping one's own data", () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  const somebody = async (name: string, email: string): Promise<Browser> => signedInBrowser(server, await aPerson(server.em(), { name, email }));

  it('corrects what is given and leaves the rest', async () => {
    const browser = await somebody('Anna Riva', 'anna@example.org');
    await browser.get<Corrected>(CORRECT, { input: { telephone: '+39 02 1234' } });
    const { correctMyData } = await browser.get<Corrected>(CORRECT, { input: { municipality: 'Lodi', locale: 'fr' } });
    expect(correctMyData.person).toEqual({ name: 'Anna Riva', telephone: '+39 02 1234', municipality: 'Lodi', locale: 'fr' });
  });

  it('does not take a name away', async () => {
    const browser = await somebody('Ugo Sala', 'ugo@example.org');
    const { correctMyData } = await browser.get<Corrected>(CORRECT, { input: { name: '  ' } });
    expect(correctMyData).toMatchObject({ person: null, userErrors: [{ code: 'INVALID', path: ['name'] }] });
  });

  it('gives everything that is kept to the person and to nobody else', async () => {
    const browser = await somebody('Ida Conti', 'ida@example.org');
    const answer = await browser.fetch('/files/my-data.json');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await answer.json()).toMatchObject({ person: { name: 'Ida Conti', email: 'ida@example.org' }, registrations: [], sessions: [{}] });
    expect((await server.browser().fetch('/files/my-data.json')).status).toBe(401);
  });

  it('erases a person so that no table knows the name or the address any more', async () => {
    const browser = await somebody('Zenobia Quarantotti', 'zenobia.q@example.org');
    const { meeting, admission } = await aMeeting(server.em());
    await register(browser, meeting, admission, { needKinds: ['INTERPRETER'], interpreterLanguage: 'la lingua di Zenobia', needs: 'Zenobia sente poco' });
    expect(await (await browser.fetch('/files/my-data.json')).json()).toMatchObject({ registrations: [{ need_kinds: ['INTERPRETER'], interpreter_language: 'la lingua di Zenobia' }] });
    expect((await browser.get<{ eraseMyData: { erased: boolean } }>(ERASE, { input: { understood: true } })).eraseMyData.erased).toBe(true);
    const found = await rowsThatMention(server, ['zenobia', 'quarantotti']);
    expect(found).toEqual([]);
    expect((await browser.get<{ me: unknown }>('{ me { id } }')).me).toBeNull();
  });

  it('gives the seat of somebody who is erased to the first in line', async () => {
    const { meeting, admission } = await aMeeting(server.em(), { seats: 1 });
    const holder = await somebody('Leo Fonti', 'leo@example.org');
    const waiting = await somebody('Mia Galli', 'mia@example.org');
    const ask = { meetingId: meeting.id, admissionId: admission.id };
    await holder.get(REGISTER, { input: { ...ask, idempotencyKey: 'leo' } });
    await waiting.get(REGISTER, { input: { ...ask, idempotencyKey: 'mia' } });
    await holder.get(ERASE, { input: { understood: true } });
    const { myRegistrations } = await waiting.get<{ myRegistrations: { edges: { node: { status: string } }[] } }>('{ myRegistrations { edges { node { status } } } }');
    expect(myRegistrations.edges).toEqual([{ node: { status: 'CONFIRMED' } }]);
  });

  it('erases nobody who has not said that it is understood', async () => {
    const browser = await somebody('Pia Neri', 'pia@example.org');
    const { eraseMyData } = await browser.get<{ eraseMyData: object }>(ERASE, { input: { understood: false } });
    expect(eraseMyData).toMatchObject({ erased: false, userErrors: [{ path: ['understood'] }] });
  });
});

/** The tables in which any row, as text, mentions one of the words. */
async function rowsThatMention(server: TestServer, words: string[]): Promise<string[]> {
  const em = server.em();
  const tables = await em.execute<{ name: string }[]>(`select tablename as name from pg_tables where schemaname = 'public'`);
  const mentioned: string[] = [];
  for (const { name } of tables) {
    const rows = await em.execute<unknown[]>(`select from "${name}" as t where lower(t::text) ~ ?`, [words.join('|')]);
    if (rows.length > 0) mentioned.push(name);
  }
  return mentioned;
}
