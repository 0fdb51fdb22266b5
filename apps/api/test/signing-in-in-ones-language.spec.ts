import { aPerson } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const REQUEST = 'mutation ($email: String!, $locale: Locale) { requestSignInCode(input: { email: $email, locale: $locale }) { sent } }';
const SIGN_IN = 'mutation ($email: String!, $code: String!) { signIn(input: { email: $email, code: $code }) { person { id } } }';
const ME = '{ me { locale } }';

describe("signing in, in one's language", () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  /** Asks for a code, and signs in with it. @returns the language of its mail */
  async function signsIn(browser: Browser, email: string, locale?: string): Promise<string | undefined> {
    await browser.get(REQUEST, { email, locale });
    const [mail] = await server.em().execute<{ locale: string; code: string }[]>(
      `select locale, data ->> 'secret' as code from outgoing_mail where to_address = ? order by id desc limit 1`,
      [email],
    );
    await browser.get(SIGN_IN, { email, code: mail?.code });
    return mail?.locale;
  }

  it('writes to somebody new in the language that they chose, and keeps it as theirs', async () => {
    const browser = server.browser({ 'accept-language': 'it' });
    expect(await signsIn(browser, 'nouvelle@example.org', 'fr')).toBe('fr');
    expect(await browser.get(ME)).toEqual({ me: { locale: 'fr' } });
  });

  it('takes that of the browser where nobody chose one', async () => {
    const browser = server.browser({ 'accept-language': 'en-GB' });
    expect(await signsIn(browser, 'newcomer@example.org')).toBe('en');
    expect(await browser.get(ME)).toEqual({ me: { locale: 'en' } });
  });

  it('writes to somebody known in the language that they chose, and leaves theirs as it is', async () => {
    await aPerson(server.em(), { email: 'nota@example.org', locale: 'it' });
    const browser = server.browser();
    expect(await signsIn(browser, 'nota@example.org', 'fr')).toBe('fr');
    expect(await browser.get(ME)).toEqual({ me: { locale: 'it' } });
  });
});
