import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportProgramme } from '../src/programmes/programme-export.js';
import { importProgramme } from '../src/programmes/programme-import.js';
import { startTestServer, type TestServer } from './harness/test-server.js';

const folder = join(__dirname, '../programmes');
const slugs = readdirSync(folder).map((name) => name.replace('.yaml', ''));
const textOf = (slug: string): string => readFileSync(join(folder, `${slug}.yaml`), 'utf8');
const now = new Date('2026-03-01T10:00:00Z');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('the five programmes', () => {
  it.each(slugs)('%s comes back byte by byte, and importing it again changes nothing', async (slug) => {
    const source = textOf(slug);
    const first = await importProgramme(server.em(), source, { now });
    expect(first.problems).toEqual([]);
    expect(await exportProgramme(server.em(), slug)).toBe(source);
    const again = await importProgramme(server.em(), source, { now });
    expect(again).toEqual({ slug, changes: [], problems: [] });
  });
});
