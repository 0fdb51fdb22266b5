import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';
import { startWorker, type Worker } from '../src/worker.js';

jest.setTimeout(60_000);

interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
}

const ask = 'mutation ($email: String!, $locale: Locale) { requestSignInCode(input: { email: $email, locale: $locale }) { sent userErrors { code } } }';

describe('reading the mail box of the demonstration', () => {
  let server: TestServer;
  let worker: Worker;
  let browser: Browser;

  beforeAll(async () => {
    server = await startTestServer({ PERCORSO_DEMO: 'on' });
    worker = await startWorker(server.settings, server.databaseUrl);
    browser = server.browser({ 'accept-language': 'it' });
  });

  afterAll(async () => {
    await worker.stop();
    await server.stop();
  });

  const mailsTo = async (address: string) => (await (await browser.fetch(`/mailbox.json?to=${encodeURIComponent(address)}`)).json()) as Mail[];

  async function mailTo(address: string): Promise<Mail> {
    for (let tries = 0; tries < 100; tries += 1) {
      const [mail] = await mailsTo(address);
      if (mail) return mail;
      await sleep(50);
    }
    throw new Error(`no mail to ${address}`);
  }

  it.each(['it', 'en', 'fr'] as const)('brings a sign-in code whose text holds six digits exactly once (%s)', async (locale) => {
    const address = `anna.${locale}@example.org`;
    const start = performance.now();
    await browser.get(ask, { email: address, locale });
    const { text, to } = await mailTo(address);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(to).toBe(address);
    expect(text.match(/\d{6,}/g)).toEqual([expect.stringMatching(/^\d{6}$/)]);
  });

  it('lists the newest first, and finds an address in any case or a part of it', async () => {
    await browser.get(ask, { email: 'bruno@example.org' });
    await mailTo('BRUNO@example.org');
    const page = await (await browser.fetch('/mailbox?to=brun')).text();
    expect(page).toContain('bruno@example.org');
    expect(page).not.toContain('anna.it@example.org');
    const all = (await (await browser.fetch('/mailbox.json')).json()) as Mail[];
    expect(all.map(({ to }) => to)).toEqual(['bruno@example.org', 'anna.fr@example.org', 'anna.en@example.org', 'anna.it@example.org']);
  });

  it('shows one mail as text, HTML in a frame that runs nothing, and raw', async () => {
    const { id, text } = await mailTo('anna.it@example.org');
    const page = await browser.fetch(`/mailbox/${id}`);
    const html = await page.text();
    expect(html).toContain('<html lang="it">');
    expect(html).toContain(/\d{6}/.exec(text)?.[0]);
    expect(html).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");

    const frame = await browser.fetch(`/mailbox/${id}.html`);
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
    expect(frame.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(await frame.text()).toContain('<base target="_blank">');

    const file = await browser.fetch(`/mailbox/${id}.eml`);
    expect(file.headers.get('content-type')).toBe('message/rfc822');
    expect(await file.text()).toMatch(/^From: Percorso <percorso@example\.org>\r$/m);
  });

  it('speaks the language of the browser', async () => {
    const page = await (await server.browser({ 'accept-language': 'fr' }).fetch('/mailbox')).text();
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('Boîte de courrier');
  });

  it.each(['/mailbox/no-such-mail', '/mailbox/01a00000-0000-7000-8000-000000000000.eml', "/mailbox/'.html"])('does not know %s', async (path) => {
    expect((await browser.fetch(path)).status).toBe(404);
  });

  it('is not there outside the demonstration', async () => {
    const real = await startTestServer({ PERCORSO_DEMO: 'off' });
    try {
      for (const path of ['/mailbox', '/mailbox.json', '/mailbox/01a00000-0000-7000-8000-000000000000']) {
        expect((await real.browser().fetch(path)).status).toBe(404);
      }
    } finally {
      await real.stop();
    }
  });
});
