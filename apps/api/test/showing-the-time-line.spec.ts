import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Process } from '../src/processes/process.entity.js';
import { importProgramme } from '../src/programmes/programme-import.js';
import type { Browser } from './harness/browser.js';
import { aMeeting, aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const programmes = join(__dirname, '../programmes');
const EMILIA = 'emilia-romagna-pssr';
const TIMELINE = `query ($slug: String!, $drafts: Boolean!) {
  process(slug: $slug) { today phases { id } tracks { id title } timeline(drafts: $drafts) { id kind title tracks { title } } }
}`;
const SET = `mutation ($input: SetEmbedOriginsInput!) { setEmbedOrigins(input: $input) { process { embedOrigins } userErrors { code message path } } }`;

interface Timeline {
  process: { today: string; tracks: { title: string }[]; phases: object[]; timeline: { id: string; kind: string; title: string; tracks: { title: string }[] }[] };
}
interface Set {
  setEmbedOrigins: { process: { embedOrigins: string[] } | null; userErrors: { code: string; message: string; path: string[] }[] };
}

describe('showing the time line', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
    for (const name of readdirSync(programmes)) await importProgramme(server.em(), readFileSync(join(programmes, name), 'utf8'), { now: new Date() });
  });
  afterAll(() => server.stop());

  const read = async (browser: Browser, slug: string, drafts = false) => (await browser.get<Timeline>(TIMELINE, { slug, drafts })).process;
  const picture = (slug: string, query = '') => server.browser().fetch(`/files/timelines/${slug}.svg${query}`);

  async function organiserOf(process: Process): Promise<Browser> {
    const person = await aPerson(server.em());
    await aRole(server.em(), person, 'ORGANISER', { process });
    return signedInBrowser(server, person);
  }

  describe('as a file', () => {
    it('holds every meeting, milestone, phase and track of Emilia-Romagna', async () => {
      const { timeline, phases, tracks } = await read(server.browser(), EMILIA);
      expect([timeline.filter(({ kind }) => kind === 'MEETING').length, timeline.filter(({ kind }) => kind === 'MILESTONE').length, phases.length, tracks.length]).toEqual([34, 9, 5, 6]);
      const response = await picture(EMILIA);
      expect(response.status).toBe(200);
      const svg = await response.text();
      for (const { title } of timeline) expect(svg).toContain(title.replaceAll('&', '&amp;'));
      expect(svg.match(/role="listitem"/g)).toHaveLength(34 + 9 + 5);
      expect(svg).not.toContain('+');
    });

    it.each(readdirSync(programmes).map((name) => name.replace('.yaml', '')))('shows as much of %s as the page says there is, or is not there when nothing has a date', async (slug) => {
      const { timeline, phases } = await read(server.browser(), slug);
      const response = await picture(slug);
      if (response.status === 404) return expect(timeline).toEqual([]);
      const svg = await response.text();
      expect(svg.match(/role="listitem"/g) ?? []).toHaveLength(timeline.length + phases.length);
    });

    it('is saved under the name of its process and language, and is nothing that a browser would run', async () => {
      const { headers } = await picture(EMILIA, '?locale=fr');
      expect(headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${EMILIA}-fr.svg"`);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
      expect(headers.get('x-frame-options')).toBe('DENY');
    });

    it('speaks the language that was asked for, else that of the process', async () => {
      const languages = await Promise.all(['?locale=en', '?locale=fr', '', '?locale=de'].map(async (query) => /lang="(\w+)"/.exec(await (await picture(EMILIA, query)).text())?.[1]));
      expect(languages).toEqual(['en', 'fr', 'it', 'it']);
    });

    it('is not there for what is not published, nor for what is no process', async () => {
      const hidden = await aProcess(server.em(), { published: false });
      const statuses = await Promise.all([hidden.slug, 'no-such-process', '..%2f..%2fpackage', '%00'].map(async (slug) => (await picture(slug)).status));
      expect(statuses).toEqual([404, 404, 404, 404]);
      expect((await (await organiserOf(hidden)).fetch(`/files/timelines/${hidden.slug}.svg`)).status).toBe(404);
    });
  });

  it('shows drafts to organisers who ask for them, and to nobody else', async () => {
    const process = await aProcess(server.em());
    const { meeting: draft } = await aMeeting(server.em(), { process, status: 'DRAFT' });
    const ids = async (browser: Browser, drafts: boolean) => (await read(browser, process.slug, drafts)).timeline.map(({ id }) => id);
    const organiser = await organiserOf(process);
    expect(await ids(organiser, true)).toEqual([draft.id]);
    expect(await ids(organiser, false)).toEqual([]);
    expect(await ids(server.browser(), true)).toEqual([]);
    expect((await picture(process.slug)).status).toBe(404);
  });

  describe('in the pages of other sites', () => {
    const frames = async (path: string) => {
      const { headers } = await server.browser().fetch(path);
      return { ancestors: /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1], options: headers.get('x-frame-options'), shared: headers.get('cross-origin-resource-policy') };
    };
    const nobody = { ancestors: "'none'", options: 'DENY', shared: 'same-origin' };

    async function opened(origins: string[]): Promise<Process> {
      const process = await aProcess(server.em());
      const { setEmbedOrigins } = await (await organiserOf(process)).get<Set>(SET, { input: { processSlug: process.slug, origins } });
      expect(setEmbedOrigins.userErrors).toEqual([]);
      return process;
    }

    it('is allowed to nobody until an organiser names a site', async () => {
      const process = await aProcess(server.em());
      expect(await frames(`/it/embed/${process.slug}`)).toEqual(nobody);
      expect(await frames('/it/embed/no-such-process')).toEqual(nobody);
    });

    it('is allowed to the sites of its own process, in every language, and nothing else is', async () => {
      const { slug } = await opened(['https://www.comune.example.it/', 'https://Regione.example.it:8443']);
      const theirs = { ancestors: 'https://www.comune.example.it https://regione.example.it:8443', options: null, shared: 'cross-origin' };
      for (const path of [`/embed/${slug}`, `/it/embed/${slug}`, `/fr/embed/${slug}?vista=tabella`]) expect([path, await frames(path)]).toEqual([path, theirs]);
      for (const path of [`/it/p/${slug}`, '/it', '/it/accedi', `/files/timelines/${slug}.svg`]) expect([path, (await frames(path)).ancestors, (await frames(path)).options]).toEqual([path, "'none'", 'DENY']);
    });

    it('ends when the process is no longer published', async () => {
      const { id, slug } = await opened(['https://www.comune.example.it']);
      const em = server.em();
      (await em.findOneOrFail(Process, { id })).published = false;
      await em.flush();
      expect(await frames(`/it/embed/${slug}`)).toEqual(nobody);
    });

    it('tells an organiser about each line that is no site, and changes nothing', async () => {
      const process = await aProcess(server.em());
      const organiser = await organiserOf(process);
      const { setEmbedOrigins } = await organiser.get<Set>(SET, { input: { processSlug: process.slug, origins: ['https://www.comune.example.it', 'http://alt.example.it', "https://a;script-src'unsafe-inline'"] } });
      expect(setEmbedOrigins.process).toBeNull();
      expect(setEmbedOrigins.userErrors.map(({ code, path }) => [code, path.join('.')])).toEqual([
        ['INVALID', 'origins.1'],
        ['INVALID', 'origins.2'],
      ]);
      expect(setEmbedOrigins.userErrors[0]?.message).toContain('http://alt.example.it');
      expect(await frames(`/it/embed/${process.slug}`)).toEqual(nobody);
    });

    it('is for its organisers to allow, and for nobody else to know', async () => {
      const process = await opened(['https://www.comune.example.it']);
      const ask = 'query ($slug: String!) { process(slug: $slug) { embedOrigins } }';
      const known = async (browser: Browser) => (await browser.get<{ process: { embedOrigins: string[] | null } }>(ask, { slug: process.slug })).process.embedOrigins;
      expect(await known(await organiserOf(process))).toEqual(['https://www.comune.example.it']);
      const other = await organiserOf(await aProcess(server.em()));
      expect(await known(other)).toBeNull();
      expect(await known(server.browser())).toBeNull();
      const { errors } = await other.ask(SET, { input: { processSlug: process.slug, origins: [] } });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    });
  });
});
