import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Process } from '../src/processes/process.entity.js';
import { importProgramme } from '../src/programmes/programme-import.js';
import { aPerson, aProcess, aRole, signedInBrowser } from './harness/builders.js';
import type { Browser } from './harness/browser.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const written = readFileSync(join(__dirname, '../programmes/lombardia-laboratorio.yaml'), 'utf8');
const file = '/files/programmes/lombardia-laboratorio.yaml';
const IMPORT = `mutation ($yaml: String!) { importProgramme(input: { yaml: $yaml }) { changes problems { message } } }`;

describe('exporting a programme', () => {
  let server: TestServer;
  let process: Process;

  beforeAll(async () => {
    server = await startTestServer();
    await importProgramme(server.em(), written, { now: new Date() });
    process = await server.em().findOneOrFail(Process, { slug: 'lombardia-laboratorio' });
  });
  afterAll(() => server.stop());

  async function whoHas(role: 'ADMINISTRATOR' | 'ORGANISER' | 'READER', where: Process | null): Promise<Browser> {
    const person = await aPerson(server.em());
    await aRole(server.em(), person, role, where ? { process: where } : {});
    return signedInBrowser(server, person);
  }

  it('gives its organisers a file of that name, and importing it again changes nothing', async () => {
    const organiser = await whoHas('ORGANISER', process);
    const response = await organiser.fetch(file);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="lombardia-laboratorio.yaml"');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const yaml = await response.text();
    expect(yaml).toContain('slug: lombardia-laboratorio');
    const { importProgramme: again } = await organiser.get<{ importProgramme: object }>(IMPORT, { yaml });
    expect(again).toEqual({ changes: [], problems: [] });
  });

  it('gives it to administrators as well', async () => {
    expect((await (await whoHas('ADMINISTRATOR', null)).fetch(file)).status).toBe(200);
  });

  it('gives it to nobody else, and does not say whether there is such a process', async () => {
    const other = await aProcess(server.em());
    const statusFor = async (browser: Browser) => (await browser.fetch(file)).status;
    expect(await statusFor(server.browser())).toBe(401);
    expect(await statusFor(await signedInBrowser(server, await aPerson(server.em())))).toBe(404);
    expect(await statusFor(await whoHas('READER', process))).toBe(404);
    const foreign = await whoHas('ORGANISER', other);
    expect(await statusFor(foreign)).toBe(404);
    expect((await foreign.fetch('/files/programmes/no-such-process.yaml')).status).toBe(404);
    expect((await foreign.fetch('/files/programmes/..%2F..%2Fpackage.json')).status).toBe(404);
  });
});
