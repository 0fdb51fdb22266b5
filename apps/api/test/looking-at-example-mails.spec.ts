import { startTestServer, type TestServer } from './harness/test-server.js';

interface Example {
  name: string;
  path: string;
}

const listAddress = '/mailbox/examples.json';

describe('looking at example mails', () => {
  let demonstration: TestServer;

  beforeAll(async () => {
    demonstration = await startTestServer({ PERCORSO_DEMO: 'on' });
  });

  afterAll(() => demonstration.stop());

  it('finds each under an address of its own, in three languages, as page, HTML and file', async () => {
    const browser = demonstration.browser();
    const examples = (await (await browser.fetch(listAddress)).json()) as Example[];
    expect(new Set(examples.map(({ path }) => path)).size).toBe(examples.length);
    for (const { path } of examples) {
      for (const language of ['it', 'en', 'fr']) {
        const page = await browser.fetch(`${path}/${language}`);
        expect([path, page.status, page.headers.get('content-security-policy')]).toEqual([path, 200, expect.stringContaining("default-src 'none'")]);
        expect(await page.text()).toContain(`<html lang="${language}"`);
      }
      expect(await (await browser.fetch(`${path}/fr.html`)).text()).toContain('<html lang="fr"');
      expect(await (await browser.fetch(`${path}/it.eml`)).text()).toContain('Content-Language: it');
    }
  });

  it('finds nothing under other names and languages', async () => {
    const browser = demonstration.browser();
    for (const address of ['/mailbox/examples/sign-in-code/de', '/mailbox/examples/unknown/it', '/mailbox/examples/sign-in-code/it.pdf']) {
      expect([address, (await browser.fetch(address)).status]).toEqual([address, 404]);
    }
  });

  it('finds neither mails nor the gallery outside the demonstration', async () => {
    const server = await startTestServer({ PERCORSO_DEMO: 'off' });
    try {
      for (const address of [listAddress, '/mailbox/examples/sign-in-code/it', '/__vetrina', '/__vetrina/home/ready']) {
        const answer = await server.browser({ accept: 'text/html' }).fetch(address);
        expect([address, answer.status]).toEqual([address, 404]);
      }
    } finally {
      await server.stop();
    }
  });
});
