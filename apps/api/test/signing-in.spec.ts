import { createServer } from '../src/main.js';
import { aPerson, signedInBrowser } from './harness/builders.js';
import { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

interface UserErrors {
  userErrors: { code: string; message: string; path: string[] | null }[];
}
interface Requested {
  requestSignInCode: UserErrors & { sent: boolean };
}
interface SignedIn {
  signIn: UserErrors & { person: { id: string; email: string; name: string } | null };
}
interface Me {
  me: { id: string; email: string; isStaff: boolean } | null;
}
interface Sessions {
  mySessions: { id: string; current: boolean; lastSeenAt: string }[];
}

const REQUEST = 'mutation ($email: String!) { requestSignInCode(input: { email: $email }) { sent userErrors { code message path } } }';
const SIGN_IN = `mutation ($email: String!, $code: String!) {
  signIn(input: { email: $email, code: $code }) { person { id email name } userErrors { code message path } } }`;
const ME = '{ me { id email isStaff } }';
const SESSIONS = '{ mySessions { id current lastSeenAt } }';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('signing in', () => {
  let server: TestServer;
  let now: Date;
  let counter = 0;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  beforeEach(() => at(new Date('2026-05-04T08:00:00Z').getTime() + (counter += 1) * DAY * 200));
  afterEach(() => server.setNow(null));

  function at(time: number): void {
    now = new Date(time);
    server.setNow(now);
  }

  const passes = (milliseconds: number) => at(now.getTime() + milliseconds);
  const newAddress = () => `somebody-${(counter += 1)}@example.org`;

  async function codeFor(email: string): Promise<string> {
    const [mail] = await server.em().execute<{ code: string }[]>(
      `select data ->> 'secret' as code from outgoing_mail where kind = 'sign-in-code' and lower(to_address) = lower(?) order by id desc limit 1`,
      [email],
    );
    if (!mail) throw new Error(`No code was sent to ${email}.`);
    return mail.code;
  }

  const other = (code: string) => (code === '000000' ? '000001' : '000000');

  async function asksFor(email: string, browser = server.browser()): Promise<Browser> {
    const { requestSignInCode } = await browser.get<Requested>(REQUEST, { email });
    expect(requestSignInCode).toEqual({ sent: true, userErrors: [] });
    return browser;
  }

  async function tries(browser: Browser, email: string, code: string) {
    return (await browser.get<SignedIn>(SIGN_IN, { email, code })).signIn;
  }

  async function signsIn(email: string, browser = server.browser()): Promise<Browser> {
    await asksFor(email, browser);
    expect((await tries(browser, email, await codeFor(email))).userErrors).toEqual([]);
    return browser;
  }

  const wrong = { person: null, userErrors: [expect.objectContaining({ code: 'CODE_WRONG', path: ['code'] })] };

  it('lets the person in who copies the six digits from the mail', async () => {
    const anna = await aPerson(server.em(), { name: 'Anna Rossi', email: 'anna@example.org' });
    const browser = await asksFor('anna@example.org');
    const code = await codeFor('anna@example.org');
    expect(code).toMatch(/^\d{6}$/);

    expect(await tries(browser, 'anna@example.org', code)).toEqual({
      person: { id: anna.id, email: 'anna@example.org', name: 'Anna Rossi' },
      userErrors: [],
    });
    expect((await browser.get<Me>(ME)).me?.id).toBe(anna.id);
  });

  it('takes the code as people type it, and the address in any case', async () => {
    const bruno = await aPerson(server.em(), { email: 'Bruno@Example.org' });
    const browser = await asksFor('bruno@example.ORG');
    const code = await codeFor('bruno@example.org');
    const { person } = await tries(browser, ' BRUNO@example.org ', ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(person?.id).toBe(bruno.id);
  });

  it('makes a person of somebody whom nobody knew, without telling before', async () => {
    const known = newAddress();
    await aPerson(server.em(), { email: known });
    const unknown = newAddress();
    const [first, second] = [server.browser(), server.browser()];
    const [toKnown, toUnknown] = [await first.ask(REQUEST, { email: known }), await second.ask(REQUEST, { email: unknown })];
    expect(toUnknown).toEqual(toKnown);

    expect((await tries(second, unknown, await codeFor(unknown))).person).toMatchObject({ email: unknown, name: '' });
  });

  it('answers what cannot be an address in words', async () => {
    const french = server.browser({ 'accept-language': 'fr-FR,fr;q=0.9' });
    const { requestSignInCode } = await french.get<Requested>(REQUEST, { email: 'anna@example.org, eva@example.org' });
    expect(requestSignInCode).toEqual({
      sent: false,
      userErrors: [{ code: 'INVALID', message: expect.stringContaining('adresse'), path: ['email'] }],
    });
  });

  describe('the code', () => {
    it('works in no other browser', async () => {
      const email = newAddress();
      await asksFor(email);
      const code = await codeFor(email);
      expect(await tries(server.browser(), email, code)).toEqual(wrong);
      expect(await tries(await asksFor(newAddress()), email, code)).toEqual(wrong);
    });

    it('works once, whoever comes first of fifty', async () => {
      const email = newAddress();
      const browser = await asksFor(email);
      const secret = browser.cookie('percorso-code') ?? '';
      const code = await codeFor(email);
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => {
          const tab = server.browser();
          tab.setCookie('percorso-code', secret);
          return tries(tab, email, code);
        }),
      );
      expect(answers.filter(({ person }) => person !== null)).toHaveLength(1);
      const [made] = await server.em().execute<{ people: number }[]>('select count(*)::int as people from person where email = ?', [email]);
      expect(made?.people).toBe(1);
    });

    it('is worth nothing after five wrong ones, also in one request', async () => {
      const email = newAddress();
      const browser = await asksFor(email);
      const code = await codeFor(email);
      const aliases = Array.from({ length: 5 }, (_, index) => `t${index}: signIn(input: { email: $email, code: $code }) { person { id } }`);
      await browser.get(`mutation ($email: String!, $code: String!) { ${aliases.join(' ')} }`, { email, code: other(code) });
      expect(await tries(browser, email, code)).toEqual(wrong);
    });

    it('still works at the fifth try', async () => {
      const email = newAddress();
      const browser = await asksFor(email);
      const code = await codeFor(email);
      for (let attempt = 1; attempt <= 4; attempt++) await tries(browser, email, other(code));
      expect((await tries(browser, email, code)).person).not.toBeNull();
    });

    it('ends after ten minutes', async () => {
      const [late, inTime] = [newAddress(), newAddress()];
      const [lateBrowser, inTimeBrowser] = [await asksFor(late), await asksFor(inTime)];
      passes(10 * MINUTE - 1000);
      expect((await tries(inTimeBrowser, inTime, await codeFor(inTime))).person).not.toBeNull();
      passes(1000);
      expect(await tries(lateBrowser, late, await codeFor(late))).toEqual(wrong);
    });

    it('is replaced by a newer one', async () => {
      const email = newAddress();
      const browser = await asksFor(email);
      const first = await codeFor(email);
      passes(1000);
      await asksFor(email, browser);
      const second = await codeFor(email);
      if (first !== second) expect(await tries(browser, email, first)).toEqual(wrong);
      expect((await tries(browser, email, second)).person).not.toBeNull();
    });

    it('is not to be found by patience: after a hundred wrong ones in a day the address rests', async () => {
      const email = newAddress();
      const browser = await asksFor(email);
      await server.em().execute('update sign_in_code set tries = 50, expires_at = created_at where email = ?', [email]);
      passes(20 * MINUTE);
      await asksFor(email, browser);
      await server.em().execute('update sign_in_code set tries = 50, expires_at = created_at where email = ? and tries = 0', [email]);
      passes(20 * MINUTE);
      await asksFor(email, browser);
      const { errors } = await browser.ask(SIGN_IN, { email, code: await codeFor(email) });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
    });
  });

  describe('how often', () => {
    const codesOf = (answers: { errors: { extensions: { code: string } }[] }[]) => answers.map(({ errors }) => errors[0]?.extensions.code ?? 'sent');

    async function asksTimes(times: number, email: () => string, browser: () => Browser) {
      const answers = [];
      for (let time = 0; time < times; time++) answers.push(await browser().ask(REQUEST, { email: email() }));
      return codesOf(answers);
    }

    it('five codes in ten minutes reach one mailbox, and then again', async () => {
      const email = newAddress();
      const spellings = [email, email.toUpperCase()];
      const answers = await asksTimes(6, () => spellings[(counter += 1) % 2] ?? email, server.browser);
      expect(answers).toEqual([...Array<string>(5).fill('sent'), 'RATE_LIMITED']);
      passes(10 * MINUTE);
      expect(await asksTimes(1, () => email, server.browser)).toEqual(['sent']);
    });

    it('a hundred leave for one network address, whatever it says of itself, counted by all servers together', async () => {
      const second = await createServer(server.settings, server.databaseUrl);
      await second.listen(0, '127.0.0.1');
      try {
        const { port } = second.getHttpServer().address() as { port: number };
        const liar = () => {
          const headers = { 'x-forwarded-for': `198.51.100.${(counter += 1) % 250}` };
          return counter % 2 === 0 ? server.browser(headers) : new Browser(`http://127.0.0.1:${port}`, headers);
        };
        server.setNow(null);
        await server.em().execute('delete from rate_limit');
        const answers = codesOf(await Promise.all(Array.from({ length: 103 }, () => liar().ask(REQUEST, { email: newAddress() }))));
        expect(answers.filter((answer) => answer === 'sent')).toHaveLength(100);
        expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(3);
      } finally {
        await second.close();
      }
    });

    it('eighty people of one hospital sign in within ten minutes', async () => {
      const people = await Promise.all(Array.from({ length: 80 }, () => signsIn(newAddress())));
      expect(people).toHaveLength(80);
    });

    it('behind a trusted proxy the forwarded address counts, an IPv6 one by its network', async () => {
      const behindProxy = await startTestServer({ TRUST_PROXY: '127.0.0.1', SIGN_IN_CODES_PER_ADDRESS: '2' });
      try {
        const from = (address: string) => () => behindProxy.browser({ 'x-forwarded-for': address });
        expect(await asksTimes(3, newAddress, from('192.0.2.1'))).toEqual(['sent', 'sent', 'RATE_LIMITED']);
        expect(await asksTimes(1, newAddress, from('192.0.2.2'))).toEqual(['sent']);
        expect(await asksTimes(1, newAddress, from('192.0.2.99, 192.0.2.1'))).toEqual(['RATE_LIMITED']);
        let host = 0;
        const household = () => behindProxy.browser({ 'x-forwarded-for': `2001:db8:7:7::${(host += 1)}` });
        expect(await asksTimes(3, newAddress, household)).toEqual(['sent', 'sent', 'RATE_LIMITED']);
      } finally {
        await behindProxy.stop();
      }
    });

    it('one session asks so much and no more, and others not less for it', async () => {
      const small = await startTestServer({ REQUESTS_PER_SESSION: '3' });
      try {
        small.setNow(new Date('2026-05-04T08:00:10Z'));
        const [first, second] = [await aPerson(small.em()), await aPerson(small.em())];
        await small.em().execute('delete from login_session');
        const [busy, calm] = [await signedInBrowser(small, first), await signedInBrowser(small, second)];
        await small.em().execute('update login_session set created_at = ?, last_seen_at = ?', [new Date('2026-05-04T08:00:00Z'), new Date('2026-05-04T08:00:00Z')]);
        const statuses = [];
        for (let time = 0; time < 4; time++) statuses.push((await busy.ask(ME)).status);
        expect(statuses).toEqual([200, 200, 200, 429]);
        expect((await calm.ask(ME)).status).toBe(200);
        small.setNow(new Date('2026-05-04T08:01:00Z'));
        expect((await busy.ask(ME)).status).toBe(200);
      } finally {
        await small.stop();
      }
    });
  });

  describe('the session', () => {
    const cookieLines = async (url: string) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: REQUEST, variables: { email: newAddress() } }),
      });
      return response.headers.getSetCookie();
    };

    it('is kept in a cookie that scripts cannot read and other sites do not send', async () => {
      expect(await cookieLines(server.url)).toEqual([expect.stringMatching(/^percorso-code=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)]);
      const secure = await startTestServer({ PUBLIC_URL: 'https://percorso.example.org' });
      try {
        expect(await cookieLines(secure.url)).toEqual([
          expect.stringMatching(/^__Host-percorso-code=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
        ]);
      } finally {
        await secure.stop();
      }
    });

    it('is known to the database by its hash only, as is the code', async () => {
      const email = newAddress();
      const browser = await asksFor(email);
      const code = await codeFor(email);
      const secret = browser.cookie('percorso-code') ?? 'none';
      await tries(browser, email, code);
      const token = browser.cookie('percorso') ?? 'none';
      const rows = await server.em().execute('select (select json_agg(c) from sign_in_code c) as codes, (select json_agg(s) from login_session s) as sessions');
      const kept = JSON.stringify(rows);
      expect(kept).toContain(email);
      for (const word of [token, secret, `"${code}"`]) expect(kept).not.toContain(word);
    });

    it('is a new one after signing in again, and the old one ends', async () => {
      const email = newAddress();
      const browser = await signsIn(email);
      const before = browser.cookie('percorso') ?? '';
      passes(MINUTE);
      await signsIn(email, browser);
      expect(browser.cookie('percorso')).not.toBe(before);
      const thief = server.browser();
      thief.setCookie('percorso', before);
      expect((await thief.get<Me>(ME)).me).toBeNull();
    });

    it('cannot be chosen by somebody else before', async () => {
      const email = newAddress();
      const browser = server.browser();
      browser.setCookie('percorso', 'A'.repeat(43));
      await signsIn(email, browser);
      expect(browser.cookie('percorso')).not.toBe('A'.repeat(43));
    });

    it('ends after 14 days without use and after 90 days in any case', async () => {
      const [idle, busy] = [await signsIn(newAddress()), await signsIn(newAddress())];
      for (let day = 13; day < 90; day += 13) {
        passes(13 * DAY);
        expect((await busy.get<Me>(ME)).me).not.toBeNull();
        if (day === 26) expect((await idle.get<Me>(ME)).me).toBeNull();
      }
      passes(13 * DAY);
      expect((await busy.get<Me>(ME)).me).toBeNull();
    });

    it('notes that it is in use every five minutes at most', async () => {
      const browser = await signsIn(newAddress());
      const began = now.toISOString();
      passes(4 * MINUTE);
      expect((await browser.get<Sessions>(SESSIONS)).mySessions[0]?.lastSeenAt).toBe(began);
      passes(2 * MINUTE);
      await browser.get(ME);
      expect((await browser.get<Sessions>(SESSIONS)).mySessions[0]?.lastSeenAt).toBe(now.toISOString());
    });

    it('ends by signing out', async () => {
      const browser = await signsIn(newAddress());
      const token = browser.cookie('percorso') ?? '';
      const out = 'mutation { signOut { signedOut } }';
      expect(await browser.get(out)).toEqual({ signOut: { signedOut: true } });
      expect(browser.cookie('percorso')).toBeUndefined();
      browser.setCookie('percorso', token);
      expect((await browser.get<Me>(ME)).me).toBeNull();
      expect(await server.browser().get(out)).toEqual({ signOut: { signedOut: false } });
    });

    it('is listed with the others, and each can be ended from any of them, but by nobody else', async () => {
      const email = newAddress();
      const phone = await signsIn(email);
      passes(MINUTE);
      const desk = await signsIn(email);
      const { mySessions } = await desk.get<Sessions>(SESSIONS);
      expect(mySessions.map(({ current }) => current)).toEqual([true, false]);

      const revoke = 'mutation ($id: ID!) { revokeSession(input: { sessionId: $id }) { revoked } }';
      const id = mySessions[1]?.id;
      const stranger = await signsIn(newAddress());
      expect((await stranger.ask(revoke, { id })).errors[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await stranger.ask(revoke, { id: 'none' })).errors[0]?.extensions.code).toBe('NOT_FOUND');
      expect(await desk.get(revoke, { id })).toEqual({ revokeSession: { revoked: true } });
      expect((await phone.get<Me>(ME)).me).toBeNull();
      expect((await desk.get<Me>(ME)).me).not.toBeNull();
    });
  });
});
